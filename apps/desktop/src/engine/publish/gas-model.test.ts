import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { batchSize, cutBatches, mintGas } from './gas-model.ts'

const snapshotFile = new URL('../../../../../packages/contracts/gas-snapshot.json', import.meta.url)
const snapshot = z
  .record(z.string(), z.record(z.string(), z.number()))
  .parse(JSON.parse(readFileSync(snapshotFile, 'utf8')))

it.each([
  ['erc721', 10, 'mint 10 ERC-721'],
  ['erc721', 100, 'mint 100 ERC-721'],
  ['erc721', 500, 'mint 500 ERC-721'],
  ['erc1155', 10, 'mint 10 ids ERC-1155'],
  ['erc1155', 100, 'mint 100 ids ERC-1155'],
  ['erc1155', 500, 'mint 500 ids ERC-1155'],
] as const)(
  'plans with more gas than an %s batch of %i takes, and not twice as much',
  (standard, quantity, row) => {
    const measured = snapshot[row]?.intaglio ?? Number.NaN
    expect(mintGas(standard, quantity)).toBeGreaterThan(measured)
    expect(mintGas(standard, quantity)).toBeLessThan(measured * 2)
  },
)

it('cuts every collection into batches without gaps that fit a quarter of a block', () => {
  const standard = fc.constantFrom('erc721' as const, 'erc1155' as const)
  fc.assert(
    fc.property(
      standard,
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 2e6, max: 2e8 }),
      (kind, items, limit) => {
        const batches = cutBatches(kind, items, limit)
        let next = 1
        for (const { firstPosition, quantity, gas } of batches) {
          expect(firstPosition).toBe(next)
          expect(quantity).toBeGreaterThan(0)
          expect(Number(gas)).toBeLessThanOrEqual(limit / 4)
          next += quantity
        }
        expect(next).toBe(items + 1)
      },
    ),
  )
})

it('takes no more than the backend does', () => {
  expect([batchSize('erc721', 1e12), batchSize('erc1155', 1e12)]).toEqual([1_000, 500])
})
