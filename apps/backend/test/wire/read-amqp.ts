import { createBuffer, type Reader } from './tap-tcp.ts'
import type { Said } from './tape.ts'

/** Methods of class 60, "basic". */
const publish = 40
const deliver = 60
const ack = 80

/** What is published, delivered and acknowledged, as `publish auth.events auth.user.logged_in`. */
export function readAmqp(client: string, plain: (text: string) => string): Reader {
  const out = { from: client, to: 'rabbitmq' }
  const back = { from: 'rabbitmq', to: client }
  /** What was delivered, by channel and delivery tag. */
  const delivered = new Map<string, string>()

  function readMethod(channel: number, method: number, body: Buffer): Said[] {
    if (method === publish) {
      // The exchange without a name delivers to the queue that the key names.
      const address = shortTexts(body, 2, 2).filter((text) => text !== '')
      return [{ ...out, what: plain(['publish', ...address].join(' ')) }]
    }
    if (method === deliver) {
      const [consumer = ''] = shortTexts(body, 0, 1)
      const at = 1 + Buffer.byteLength(consumer)
      const [exchange, key] = shortTexts(body, at + 9, 2)
      const what = plain(`${exchange} ${key}`)
      delivered.set(`${channel}:${body.readBigUInt64BE(at)}`, what)
      return [{ ...back, what: `deliver ${what}` }]
    }
    if (method === ack) {
      return [{ ...out, what: `ack ${delivered.get(`${channel}:${body.readBigUInt64BE(0)}`)}` }]
    }
    return []
  }

  function frames(greeting: number): (bytes: Buffer) => Said[] {
    const buffer = createBuffer()
    let greeted = greeting === 0
    return (bytes) => {
      buffer.add(bytes)
      greeted ||= buffer.take(greeting) !== undefined
      const said: Said[] = []
      while (greeted && buffer.bytes.length >= 7) {
        // Type, channel, size, payload, end mark.
        const frame = buffer.take(8 + buffer.bytes.readUInt32BE(3))
        if (!frame) break
        const isMethodOfBasic = frame[0] === 1 && frame.readUInt16BE(7) === 60
        if (isMethodOfBasic)
          said.push(...readMethod(frame.readUInt16BE(1), frame.readUInt16BE(9), frame.subarray(11)))
      }
      return said
    }
  }

  // The client greets with `AMQP` and a version.
  return { up: frames(8), down: frames(0) }
}

/** Texts that begin with their length in one byte. */
function shortTexts(body: Buffer, start: number, count: number): string[] {
  let at = start
  return Array.from({ length: count }, () => {
    const end = at + 1 + (body[at] ?? 0)
    const text = body.toString('utf8', at + 1, end)
    at = end
    return text
  })
}
