import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNearDuplicates, type Hashed } from './near-duplicates.ts'

const groupNearDuplicates = (items: Hashed[], most: number) => createNearDuplicates().find('p', items, most)

const hashed = (hashes: bigint[]): Hashed[] =>
  hashes.map((hash, index) => ({
    itemId: `i${index}`,
    position: index + 1,
    phash: hash.toString(16).padStart(16, '0'),
  }))
const bits = (word: bigint) => word.toString(2).replaceAll('0', '').length

it('groups what is near, also over others between them, and says how near', async () => {
  const groups = await groupNearDuplicates(hashed([0n, 0xffff_ffff_ffff_ffffn, 0b11n, 0b1111n, 1n << 63n]), 2)
  expect(groups.map(({ items }) => items.map(({ position, distance }) => [position, distance]))).toEqual([
    [
      [1, 0],
      [3, 2],
      [4, 4],
      [5, 1],
    ],
  ])
})

it('agrees with a search that compares words as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.bigInt(0n, 0xffffn), { maxLength: 30 }), fc.nat(4), async (hashes, most) => {
      const spread = hashes.map((hash) => (hash << 40n) | (hash & 0xffn))
      const together = (await groupNearDuplicates(hashed(spread), most)).map(({ items }) =>
        items.map(({ position }) => position - 1),
      )
      const reach = (from: number): number[] => {
        const seen = new Set([from])
        for (const at of seen) {
          spread.forEach((hash, to) => bits(hash ^ (spread[at] as bigint)) <= most && seen.add(to))
        }
        return [...seen].sort((a, b) => a - b)
      }
      const expected = spread
        .map((_, index) => reach(index))
        .filter((group, index) => group.length > 1 && group[0] === index)
      expect(together).toEqual(expected)
    }),
  )
})

it('compares 10,000 items within two seconds of a processor', async () => {
  let word = 1n
  const next = () => (word = (word * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn)
  const hashes = Array.from({ length: 9_999 }, next)
  // Not the clock's: others may be at work on this machine.
  const start = process.cpuUsage()
  const groups = await groupNearDuplicates(hashed([...hashes, hashes[0] as bigint]), 6)
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(2000)
  expect(groups.at(0)?.items.map(({ position }) => position)).toEqual([1, 10_000])
})

it('compares only what is new, and says the same as one that compares all', async () => {
  let compared = 0
  const finder = createNearDuplicates((hashes) => (compared = hashes))
  const far = Array.from({ length: 40 }, (_, index) => BigInt(index) * 0x0101_0307_0f1f_3f7fn)
  await finder.find('p', hashed(far), 2)
  expect(compared).toBe(40)
  // Some edited, some gone, one put before the others.
  const later = [far[3] as bigint, (far[7] as bigint) ^ 1n, ...far.slice(0, 30), far[3] as bigint]
  expect(await finder.find('p', hashed(later), 2)).toEqual(await groupNearDuplicates(hashed(later), 2))
  expect(compared).toBe(1)
  // What held two together goes: they are not together any more.
  const chain = [0b1111n, 0b11n, 0n]
  expect(await finder.find('q', hashed(chain), 2)).toHaveLength(1)
  expect(await finder.find('q', hashed([0b1111n, 0n]), 2)).toEqual([])
})
