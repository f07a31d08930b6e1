import { BSON, type Document } from 'mongodb'
import { createBuffer, type Reader } from './tap-tcp.ts'
import type { Said } from './tape.ts'

const opMsg = 2013

/** Commands with their documents, as `insert events.raw`. */
export function readMongodb(from: string, plain: (text: string) => string): Reader {
  const buffer = createBuffer()
  return {
    up(bytes) {
      buffer.add(bytes)
      const said: Said[] = []
      while (buffer.bytes.length >= 16) {
        const message = buffer.take(buffer.bytes.readInt32LE(0))
        if (!message) break
        if (message.readInt32LE(12) === opMsg) said.push(readCommand(message))
      }
      return said
    },
  }

  /** After header and flags: one document (kind 0), and lists of documents apart (kind 1). */
  function readCommand(message: Buffer): Said {
    let command: Document = {}
    const data: Document[] = []
    const document = (at: number) => message.subarray(at, at + message.readInt32LE(at))
    for (let at = 20; at < message.length;) {
      const kind = message[at]
      at += 1
      const end = at + message.readInt32LE(at)
      if (kind === 0) command = BSON.deserialize(document(at))
      else {
        at = message.indexOf(0, at + 4) + 1
        while (at < end) {
          data.push(BSON.deserialize(document(at)))
          at += message.readInt32LE(at)
        }
      }
      at = end
    }
    const [[name, collection] = []] = Object.entries(command)
    return {
      from,
      to: 'mongodb',
      what: plain(`${name} ${String(command['$db'])}.${String(collection)}`),
      data,
    }
  }
}
