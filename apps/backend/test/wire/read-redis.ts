import { createBuffer, type Reader } from './tap-tcp.ts'
import type { Said } from './tape.ts'

/** Commands, as `SET siwe:nonce:… … EX 300`. */
export function readRedis(from: string, plain: (text: string) => string): Reader {
  const buffer = createBuffer()

  /** `*2 $3 GET $1 a`, each followed by CR LF. @returns the words and how many bytes they took */
  function readCommand(): string[] | undefined {
    const { bytes } = buffer
    let at = 0
    const number = (): number | undefined => {
      const end = bytes.indexOf('\r\n', at)
      if (end < 0) return undefined
      const value = Number(bytes.toString('latin1', at + 1, end))
      at = end + 2
      return value
    }
    const words: string[] = []
    const count = number()
    while (count !== undefined && words.length < count) {
      const length = number()
      if (length === undefined || bytes.length < at + length + 2) return undefined
      words.push(bytes.toString('utf8', at, at + length))
      at += length + 2
    }
    if (count === undefined) return undefined
    buffer.take(at)
    return words
  }

  return {
    up(bytes) {
      buffer.add(bytes)
      const said: Said[] = []
      for (let words = readCommand(); words; words = readCommand()) {
        const [command = '', ...rest] = words
        said.push({ from, to: 'redis', what: plain([command.toUpperCase(), ...rest].join(' ')) })
      }
      return said
    },
  }
}
