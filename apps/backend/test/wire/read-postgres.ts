import { createBuffer, type Reader } from './tap-tcp.ts'
import type { Said } from './tape.ts'

/** Statements with their parameters, as the database's name hears them. */
export function readPostgres(from: string, plain: (text: string) => string): Reader {
  const buffer = createBuffer()
  let to = ''
  let statement = ''

  /** The first message has no type: it names the database. */
  function readStartup(): boolean {
    const { bytes } = buffer
    const message = bytes.length >= 4 ? buffer.take(bytes.readUInt32BE(0)) : undefined
    if (!message) return false
    const words = message.subarray(8).toString().split('\0')
    to = plain(words[words.indexOf('database') + 1] ?? '')
    return true
  }

  function readMessage(): Said[] | undefined {
    const { bytes } = buffer
    const message = bytes.length >= 5 ? buffer.take(1 + bytes.readUInt32BE(1)) : undefined
    if (!message) return undefined
    const body = message.subarray(5)
    const say = (sql: string, data: unknown[]): Said[] => [
      { from, to, what: sql.replace(/\s+/g, ' ').trim(), data },
    ]
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'Q':
        return say(text(body, 0), [])
      case 'P':
        statement = text(body, body.indexOf(0) + 1)
        return []
      case 'B':
        return say(statement, parameters(body))
      default:
        return []
    }
  }

  return {
    up(bytes) {
      buffer.add(bytes)
      const said: Said[] = []
      if (to === '' && !readStartup()) return said
      for (let next = readMessage(); next; next = readMessage()) said.push(...next)
      return said
    },
  }
}

function text(body: Buffer, start: number): string {
  return body.toString('utf8', start, body.indexOf(0, start))
}

/** Of a Bind message: portal and statement name, formats, then each value with its length. */
function parameters(body: Buffer): (string | null)[] {
  let at = body.indexOf(0, body.indexOf(0) + 1) + 1
  at += 2 + 2 * body.readUInt16BE(at)
  const values: (string | null)[] = []
  const count = body.readUInt16BE(at)
  at += 2
  for (let index = 0; index < count; index += 1) {
    const length = body.readInt32BE(at)
    at += 4
    values.push(length < 0 ? null : body.toString('utf8', at, at + length))
    at += Math.max(0, length)
  }
  return values
}
