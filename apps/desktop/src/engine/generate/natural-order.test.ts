import fc from 'fast-check'
import { expect, it } from 'vitest'
import { naturalOrder } from './natural-order.ts'

it('puts names as people read them, wherever they are read', () => {
  const names = ['10 Hat', '2 Eyes', 'a', '1 Body', 'B', 'Ångström', '02 Ears', 'b2', 'b10', 'Zebra']
  expect(names.toSorted(naturalOrder)).toEqual([
    ...['1 Body', '02 Ears', '2 Eyes', '10 Hat', 'a', 'B', 'b2', 'b10', 'Zebra', 'Ångström'],
  ])
  // The same letter, written as one character or as two.
  expect(naturalOrder('caf\u00e9 1', 'cafe\u0301 2')).toBeLessThan(0)
})

it('is an order: any two names have one, and it is the same from both sides', () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[aB01 ]{0,6}$/))
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const sorted = names.toSorted(naturalOrder)
      expect(names.toReversed().toSorted(naturalOrder)).toEqual(sorted)
      for (const [index, one] of sorted.entries()) {
        for (const other of sorted.slice(index)) expect(naturalOrder(one, other)).toBeLessThanOrEqual(0)
      }
    }),
  )
})
