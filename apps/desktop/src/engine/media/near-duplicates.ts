import { setImmediate as turn } from 'node:timers/promises'
import type { NearDuplicates } from './types.ts'

export interface Hashed {
  itemId: string
  position: number
  /** 16 hex digits. */
  phash: string
}

/** Pictures compared with all others before the process may do something else. */
const compareInOneGo = 64
/** Projects whose pairs are remembered. */
const keptProjects = 4

/** Which pictures look alike, remembered: only those are compared that were not there the last time. */
export interface NearDuplicateFinder {
  /**
   * Items whose pictures look alike, in groups: each is within `maxDistance` bits of another of its group.
   * @param items in order of position
   */
  find(
    projectId: string,
    items: readonly Hashed[],
    maxDistance: number,
    signal?: AbortSignal,
  ): Promise<NearDuplicates[]>
}

/** Distinct hashes of a project, and which of them belong together. */
interface Known {
  index: Map<string, number>
  high: number[]
  low: number[]
  /** Another of its group with a smaller number, or itself. */
  leader: number[]
}

/** @param onCompare for tests: told how many hashes are compared with all others */
export function createNearDuplicates(onCompare: (hashes: number) => void = () => undefined): NearDuplicateFinder {
  const kept = new Map<string, Known>()
  return {
    async find(projectId, items, maxDistance, signal) {
      const key = `${maxDistance} ${projectId}`
      const wanted = new Set(items.map(({ phash }) => phash))
      const before = kept.get(key)
      const known: Known =
        before && mayStay(before, wanted) ? before : { index: new Map(), high: [], low: [], leader: [] }
      const fresh = [...wanted].filter((phash) => !known.index.has(phash))
      onCompare(fresh.length)
      for (const [count, phash] of fresh.entries()) {
        if (count % compareInOneGo === 0) {
          await turn()
          signal?.throwIfAborted()
        }
        // Another question may have compared it meanwhile.
        if (!known.index.has(phash)) compare(known, phash, maxDistance)
      }
      kept.delete(key)
      kept.set(key, known)
      const oldest = kept.keys().next().value
      if (kept.size > keptProjects && oldest !== undefined) kept.delete(oldest)
      return groupsOf(items, known)
    },
  }
}

/** Compares a hash with all that are known: 10,000 of them are 50 million comparisons of two words, under a second. */
function compare(known: Known, phash: string, maxDistance: number): void {
  const { index, high, low, leader } = known
  const own = index.size
  leader.push(own)
  const [ownHigh, ownLow] = [Number.parseInt(phash.slice(0, 8), 16), Number.parseInt(phash.slice(8), 16)]
  for (let other = 0; other < own; other += 1) {
    const distance = bits(ownHigh ^ (high[other] as number)) + bits(ownLow ^ (low[other] as number))
    if (distance > maxDistance) continue
    const [first, second] = [leaderOf(known, other), leaderOf(known, own)]
    leader[Math.max(first, second)] = Math.min(first, second)
  }
  index.set(phash, own)
  high.push(ownHigh)
  low.push(ownLow)
}

/** What went may stay where it held nothing together, unless it is more than what is left. */
function mayStay(known: Known, wanted: ReadonlySet<string>): boolean {
  const members = new Uint32Array(known.leader.length)
  for (const own of known.leader.keys()) members[leaderOf(known, own)] = (members[leaderOf(known, own)] as number) + 1
  let gone = 0
  for (const [phash, own] of known.index) {
    if (wanted.has(phash)) continue
    gone += 1
    if (members[leaderOf(known, own)] !== 1) return false
  }
  return gone <= wanted.size
}

function leaderOf({ leader }: Known, hash: number): number {
  while (leader[hash] !== hash) {
    leader[hash] = leader[leader[hash] as number] as number
    hash = leader[hash] as number
  }
  return hash
}

function groupsOf(items: readonly Hashed[], known: Known): NearDuplicates[] {
  const { index, high, low } = known
  const groups = new Map<number, { first: number; group: NearDuplicates }>()
  for (const { itemId, position, phash } of items) {
    const own = index.get(phash) as number
    const leader = leaderOf(known, own)
    const { first, group } = groups.get(leader) ?? { first: own, group: { items: [] } }
    const distance =
      bits((high[own] as number) ^ (high[first] as number)) +
      bits((low[own] as number) ^ (low[first] as number))
    group.items.push({ itemId, position, distance })
    groups.set(leader, { first, group })
  }
  return [...groups.values()].map(({ group }) => group).filter((group) => group.items.length > 1)
}

/** How many bits of a 32-bit word are set. */
function bits(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
