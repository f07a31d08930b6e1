import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupScores } from './score-groups.ts'

it('counts scores between round numbers, those that nobody has too', () => {
  const scores = [0.5, 0.51, 0.93, 1, 1.04, 1.32]
  const groups = groupScores(scores)
  expect(groups.map(({ count }) => count).join(' ')).toBe('2 0 0 0 0 0 0 0 1 0 2 0 0 0 0 0 1')
  expect(groups[0]?.from).toBeCloseTo(0.5)
  expect(groups.at(-1)?.to).toBeCloseTo(1.35)
})

it('has one group where all are alike, and none of nothing', () => {
  expect(groupScores([1, 1, 1])).toEqual([{ from: 1, to: expect.closeTo(1.001), count: 3 }])
  expect(groupScores([])).toEqual([])
})

it('counts every score once, in at most 24 groups', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 4000, noNaN: true }), { minLength: 1 }), (scores) => {
      const groups = groupScores(scores)
      expect(groups.length).toBeLessThanOrEqual(24)
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(scores.length)
    }),
  )
})
