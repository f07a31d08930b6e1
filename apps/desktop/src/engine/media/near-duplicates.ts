import { setImmediate as turn } from 'node:timers/promises'
import type { NearDuplicates } from './types.ts'

export interface Hashed {
  itemId: string
  position: number
  /** 16 hex digits. */
  phash: string
}

/** Items compared with all others before the process may do something else. */
const compareInOneGo = 64

/**
 * Items whose pictures look alike, in groups: each is within `maxDistance` bits of another of its group. Every pair is
 * compared; 10,000 items are 50 million comparisons of two words each, well under a second.
 * @param items in order of position
 */
export async function groupNearDuplicates(
  items: readonly Hashed[],
  maxDistance: number,
  signal?: AbortSignal,
): Promise<NearDuplicates[]> {
  const count = items.length
  const high = Uint32Array.from(items, ({ phash }) => Number.parseInt(phash.slice(0, 8), 16))
  const low = Uint32Array.from(items, ({ phash }) => Number.parseInt(phash.slice(8), 16))
  const distance = (a: number, b: number) =>
    bits((high[a] as number) ^ (high[b] as number)) + bits((low[a] as number) ^ (low[b] as number))
  const leader = Uint32Array.from(items, (_, index) => index)
  const leaderOf = (index: number): number => {
    while (leader[index] !== index) {
      leader[index] = leader[leader[index] as number] as number
      index = leader[index] as number
    }
    return index
  }
  for (let a = 0; a < count; a += 1) {
    if (a % compareInOneGo === 0) {
      await turn()
      signal?.throwIfAborted()
    }
    for (let b = a + 1; b < count; b += 1) {
      if (distance(a, b) > maxDistance) continue
      const [first, second] = [leaderOf(a), leaderOf(b)]
      leader[Math.max(first, second)] = Math.min(first, second)
    }
  }
  const groups = new Map<number, NearDuplicates>()
  items.forEach(({ itemId, position }, index) => {
    const first = leaderOf(index)
    const group = groups.get(first) ?? { items: [] }
    group.items.push({ itemId, position, distance: distance(first, index) })
    groups.set(first, group)
  })
  return [...groups.values()].filter((group) => group.items.length > 1)
}

/** How many bits of a 32-bit word are set. */
function bits(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
