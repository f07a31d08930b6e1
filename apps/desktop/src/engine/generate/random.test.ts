import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from './apportion.ts'
import { createRandom } from './random.ts'

describe('the seeded numbers', () => {
  it('are the same for the same seed, today and on every machine', () => {
    const random = createRandom('intaglio')
    expect(Array.from({ length: 6 }, () => random.below(1_000_000))).toEqual([
      801577, 328295, 87475, 312321, 948018, 637421,
    ])
    expect(createRandom('Ả rập 🌘').shuffle([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([7, 5, 3, 8, 1, 4, 6, 2])
  })

  it('fall evenly: chi-square of 13 boxes stays below its 99.99 % point', () => {
    const random = createRandom('even')
    const boxes = new Array<number>(13).fill(0)
    for (let index = 0; index < 130_000; index += 1) boxes[random.below(13)]! += 1
    const chiSquare = boxes.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(39.1)
  })

  it('shuffle every order as often as any other', () => {
    const random = createRandom('orders')
    const orders = new Map<string, number>()
    for (let index = 0; index < 24_000; index += 1) {
      const order = random.shuffle([1, 2, 3, 4]).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(24)
    const chiSquare = [...orders.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(chiSquare).toBeLessThan(57.1)
  })
})

describe('shares by largest remainder', () => {
  it('add up, and no share is one or more away from its exact part', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          const sum = weights.reduce((before, weight) => before + weight, 0)
          fc.pre(sum > 0)
          const parts = apportion(total, weights)
          expect(parts.reduce((before, part) => before + part, 0)).toBe(total)
          parts.forEach((part, index) => {
            expect(Math.abs(part - (total * (weights[index] as number)) / sum)).toBeLessThan(1)
          })
        },
      ),
    )
  })
})
