import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupNearDuplicates, type Hashed } from './near-duplicates.ts'

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

it('compares 10,000 items within two seconds', async () => {
  let word = 1n
  const next = () => (word = (word * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn)
  const hashes = Array.from({ length: 9_999 }, next)
  const start = performance.now()
  const groups = await groupNearDuplicates(hashed([...hashes, hashes[0] as bigint]), 6)
  expect(performance.now() - start).toBeLessThan(2000)
  expect(groups.at(0)?.items.map(({ position }) => position)).toEqual([1, 10_000])
})
