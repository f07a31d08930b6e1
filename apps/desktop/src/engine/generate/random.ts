import { createHash } from 'node:crypto'

/** Numbers that look random and are the same on every machine for the same seed. */
export interface Random {
  /** A whole number from 0 up to and without `limit`, all alike; `limit` is 1 to 2^32. */
  below(limit: number): number
  /** In place; every order alike. */
  shuffle<Value>(values: Value[]): Value[]
}

const range = 0x1_0000_0000

/**
 * sfc32 (Chris Doty-Humphrey's small fast counter, 128 bits of state), started from the first 12 bytes of
 * SHA-256(seed as UTF-8) as three little-endian words and a counter of 1, with 12 rounds thrown away. Integer
 * arithmetic of 32 bits alone, so that no machine can round differently.
 */
export function createRandom(seed: string): Random {
  const bytes = createHash('sha256').update(seed, 'utf8').digest()
  let a = bytes.readInt32LE(0)
  let b = bytes.readInt32LE(4)
  let c = bytes.readInt32LE(8)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) next()

  const below = (limit: number): number => {
    // Numbers beyond the last whole multiple are drawn again: otherwise the small ones came up more often.
    const fair = range - (range % limit)
    for (;;) {
      const value = next()
      if (value < fair) return value % limit
    }
  }
  return {
    below,
    shuffle(values) {
      for (let index = values.length - 1; index > 0; index -= 1) {
        const other = below(index + 1)
        const value = values[index]
        values[index] = values[other] as (typeof values)[number]
        values[other] = value as (typeof values)[number]
      }
      return values
    },
  }
}
