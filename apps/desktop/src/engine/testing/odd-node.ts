import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CarBlockIterator } from '@ipld/car/iterator'

/** What the node does with one request instead of the right thing. */
export type Whim =
  | 'reset'
  /** Takes the request and never answers. */
  | 'stall'
  /** Says that all is well and keeps nothing, or gives other bytes. */
  | 'lie'
  /** Begins the answer and breaks off. */
  | 'half'
  | { status: number; headers?: Record<string, string> }

export interface OddRequest {
  /** `import`, `pin`, `unpin`, `block`: what is asked; `pins` of a pinning service. */
  what: string
  url: URL
  method: string
  headers: IncomingMessage['headers']
  /** Milliseconds, of the monotonic clock. */
  at: number
}

/**
 * A node over real sockets that keeps blocks, speaks what the studio needs of Kubo's RPC API, of a trustless gateway
 * and of the Pinning Service API, and misbehaves on demand.
 */
export interface OddNode {
  url: string
  blocks: Map<string, Uint8Array>
  pinned: Set<string>
  requests: OddRequest[]
  /** Requests under way now, and the most there were at a time. */
  running: { now: number; most: number }
  /** Asked before each answer. */
  whim: (request: OddRequest) => Whim | undefined
  /** What a pinning service says of a request; `pinned` unless set. */
  pinStatus: () => string
  /** The nodes of its own that a pinning service names. */
  delegates: string[]
  close(): Promise<void>
}

export async function startOddNode(): Promise<OddNode> {
  const asked = new Map<string, string>()
  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const node: OddNode = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    blocks: new Map(),
    pinned: new Set(),
    requests: [],
    running: { now: 0, most: 0 },
    whim: () => undefined,
    pinStatus: () => 'pinned',
    delegates: [],
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return node

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', node.url)
    const odd = { what: kindOf(url), url, method: request.method ?? '', headers: request.headers }
    const entry = { ...odd, at: performance.now() }
    node.requests.push(entry)
    node.running.now += 1
    node.running.most = Math.max(node.running.most, node.running.now)
    response.on('close', () => (node.running.now -= 1))
    const body = Buffer.concat(await request.toArray())
    const whim = node.whim(entry)
    if (whim === 'reset') return void request.socket.resetAndDestroy()
    if (whim === 'stall') return
    if (typeof whim === 'object') return void response.writeHead(whim.status, whim.headers).end()
    const isLie = whim === 'lie'
    switch (entry.what) {
      case 'import':
        if (!isLie) await keepBlocks(body, request.headers['content-type'] ?? '')
        return void response.writeHead(200, { 'content-type': 'application/json' }).end()
      case 'pin':
        node.pinned.add(url.searchParams.get('arg') ?? '')
        return json(response, { Pins: [url.searchParams.get('arg')] })
      case 'unpin':
        node.pinned.delete(url.searchParams.get('arg') ?? '')
        return json(response, { Pins: [] })
      case 'connect':
        return json(response, { Strings: [`connect ${url.searchParams.get('arg')} success`] })
      case 'version':
        return json(response, { Version: '0.0.0-odd', Commit: '', Repo: '', System: '', Golang: '' })
      case 'block': {
        const bytes = node.blocks.get(url.searchParams.get('arg') ?? url.pathname.split('/')[2] ?? '')
        if (!bytes) return void response.writeHead(404).end()
        if (whim === 'half') {
          response.writeHead(200, { 'content-length': bytes.length + 10 })
          return void response.write(bytes, () => request.socket.destroy())
        }
        return void response.writeHead(200).end(isLie ? Buffer.concat([bytes, Buffer.of(1)]) : bytes)
      }
      case 'pins':
        return pins(url, request.method ?? 'GET', body, response)
    }
    response.writeHead(404).end()
  }

  function pins(url: URL, method: string, body: Buffer, response: ServerResponse): void {
    const id = url.pathname.split('/')[2]
    const show = (cid: string) => ({
      requestid: asked.get(cid),
      status: node.pinStatus(),
      pin: { cid },
      delegates: node.delegates,
    })
    const known = [...asked].find(([, requestId]) => requestId === id)?.[0]
    if (method === 'POST') {
      const { cid } = JSON.parse(body.toString()) as { cid: string }
      asked.set(cid, `request-${asked.size + 1}`)
      node.pinned.add(cid)
      return json(response, show(cid), 202)
    }
    if (id === undefined) {
      const cid = url.searchParams.get('cid') ?? ''
      const results = asked.has(cid) ? [show(cid)] : []
      return json(response, { count: results.length, results })
    }
    if (known === undefined) return void response.writeHead(404).end()
    if (method === 'GET') return json(response, show(known))
    asked.delete(known)
    node.pinned.delete(known)
    response.writeHead(202).end()
  }

  async function keepBlocks(body: Buffer, contentType: string): Promise<void> {
    const boundary = `\r\n--${/boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''}`
    const start = body.indexOf('\r\n\r\n') + 4
    const car = await CarBlockIterator.fromBytes(body.subarray(start, body.indexOf(boundary, start)))
    for await (const { cid, bytes } of car) node.blocks.set(cid.toString(), bytes)
  }
}

function kindOf({ pathname }: URL): string {
  if (pathname.startsWith('/ipfs/')) return 'block'
  if (pathname.startsWith('/pins')) return 'pins'
  const kinds: Record<string, string> = {
    'block/get': 'block',
    'dag/import': 'import',
    'pin/add': 'pin',
    'pin/rm': 'unpin',
    version: 'version',
    'swarm/connect': 'connect',
  }
  return kinds[pathname.replace('/api/v0/', '')] ?? 'unknown'
}

function json(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
