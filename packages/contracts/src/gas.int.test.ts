/** Real: an anvil chain, our contracts and their peers side by side. */
import { beforeAll, describe, expect, it } from 'vitest'
import snapshot from '../gas-snapshot.json' with { type: 'json' }
import { measureGas, type GasReport } from '../scripts/gas-report.ts'

/** How far a figure may be from the snapshot's: addresses differ with the chain's history by some zero bytes. */
const TOLERANCE = 0.002

let report: GasReport
beforeAll(async () => {
  report = await measureGas()
})

const gas = (row: string, of: string): number => {
  const used = report[row]?.[of]
  if (used === undefined) throw new Error(`nothing measured for ${row}, ${of}`)
  return used
}

describe('gas', () => {
  it('is what the snapshot says: npm run gas -w @intaglio/contracts', () => {
    const expected: GasReport = snapshot
    expect(Object.keys(report)).toEqual(Object.keys(expected))
    for (const [row, figures] of Object.entries(expected)) {
      expect(Object.keys(report[row] ?? {})).toEqual(Object.keys(figures))
      for (const [of, figure] of Object.entries(figures)) {
        expect(Math.abs(gas(row, of) / figure - 1), `${row}, ${of}: ${gas(row, of)}`).toBeLessThan(TOLERANCE)
      }
    }
  })

  it('of a batch of 100 is within 1.15 of ERC721A', () => {
    expect(gas('mint 100 ERC-721', 'intaglio') / gas('mint 100 ERC-721', 'erc721a')).toBeLessThan(1.15)
  })

  it('of a transfer is below 70,000, wherever in whatever batch the token was minted', () => {
    const transfers = Object.keys(report).filter((row) => row.startsWith('transfer'))
    expect(transfers).toHaveLength(3)
    for (const row of transfers) expect(gas(row, 'intaglio'), row).toBeLessThan(70_000)
  })
})
