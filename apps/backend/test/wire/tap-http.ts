import { once } from 'node:events'
import { createServer, request, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { openTap, type Tap } from './tap-tcp.ts'
import type { Said, Tape } from './tape.ts'

/** What a request says, and its answer; several where it is a batch. */
export type HttpReader = (asked: { path: string; method: string; body: Buffer }) => {
  what: string
  data?: unknown
  /** Reads the answer; without it answers are passed on unread. */
  answer?: (body: Buffer) => unknown
}[]

/** A port that leads to an HTTP server, and writes requests and answers to the tape as they pass. */
export async function tapHttp(
  target: string,
  between: { from: string; to: string },
  tape: Tape,
  read: HttpReader,
): Promise<Tap> {
  const { from, to } = between
  const server = createServer((asked, answer) => {
    void relay(asked).then(
      ({ response, body }) => answer.writeHead(response.statusCode ?? 502, response.headers).end(body),
      () => answer.destroy(),
    )
  })

  async function relay(asked: IncomingMessage): Promise<{ response: IncomingMessage; body: Buffer }> {
    const { url: path = '', method = '', headers } = asked
    const sent = await buffer(asked)
    const lines = read({ path, method, body: sent })
    for (const { what, data } of lines) await tape.say({ from, to, what, data } satisfies Said)
    const { hostname, port } = new URL(target)
    const forwarded = request({ host: hostname, port, path, method, headers })
    forwarded.end(sent)
    const [response] = (await once(forwarded, 'response')) as [IncomingMessage]
    const body = await buffer(response)
    for (const { what, answer } of lines) {
      if (answer) await tape.say({ from: to, to: from, what: `answers ${what}`, data: answer(body) })
    }
    return { response, body }
  }

  return openTap(server, () => server.closeAllConnections())
}

/** Calls of JSON-RPC, by their method. */
export const readJsonRpc: HttpReader = ({ body }) => {
  const calls = [parse(body)].flat() as { id: number; method: string; params?: unknown }[]
  return calls.map(({ id, method, params }) => ({
    what: method,
    data: params,
    answer(answered) {
      const answers = [parse(answered)].flat() as { id: number; result?: unknown }[]
      return answers.find((one) => one.id === id)?.result
    },
  }))
}

/** Operations of GraphQL, by the field they ask for; uploads too. */
export const readGraphql: HttpReader = ({ body }) => {
  // Of JSON and of multipart alike, where lines of the query are broken by an escape.
  const text = body.toString('latin1').replaceAll('\\n', ' ')
  const [, what = ''] = /(?:query|mutation)\b[^{]*\{\s*(\w+)/.exec(text) ?? []
  const data = text.startsWith('{') ? (parse(body) as { variables: unknown }).variables : undefined
  return [{ what, data, answer: (answered) => (parse(answered) as { data: unknown }).data }]
}

/** Requests by method and path, such as `PUT /bucket/key`. */
export const readPath: HttpReader = ({ method, path }) => [{ what: `${method} ${path.replace(/\?.*/, '')}` }]

function parse(body: Buffer): unknown {
  return JSON.parse(body.toString('utf8'))
}
