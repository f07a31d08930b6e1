// Made with OpenRarity's own library (PyPI `open-rarity` 0.7.5) over the tokens below.
import { describe, expect, it } from 'vitest'
import { rankRarity, traitCountName } from './rarity.ts'

/** The traits of tokens 1 to 24. */
const traits: Record<string, string>[] = [
  { Body: 'Gold ', Hat: 'Cap' },
  { Body: 'Ink', Hat: 'Top' },
  { Body: 'Ink' },
  { Body: 'Ink', Hat: 'top' },
  { Body: 'Ink', Hat: 'Top' },
  { Body: 'Brass', Hat: 'None', Eyes: 'Moon' },
  { Body: 'Ink' },
  { Body: 'Ink', Hat: 'Top', Eyes: 'Moon' },
  { Body: 'Ink', Eyes: 'Moon', Special: 'Engraver' },
  { Body: 'Gold ' },
  { Body: 'Ink' },
  { Body: 'Brass', Hat: 'Cap' },
  { Body: 'Ink', Hat: 'Cap' },
  { Body: 'Gold ', Hat: 'Cap', Eyes: 'Sun' },
  { Body: 'Ink', Hat: 'Cap', Eyes: 'Sun' },
  { Body: 'Ink', Hat: 'Top' },
  { Body: 'Ink', Eyes: 'Sun' },
  { Body: 'Ink', Hat: 'Top' },
  { Body: 'Ink' },
  { Body: 'Ink' },
  { Body: 'Brass', Hat: 'Cap' },
  { Body: 'Ink', Eyes: 'Sun' },
  { Body: 'Ink', Hat: 'Top', Eyes: 'Sun' },
  { Body: 'Ink', Hat: 'Top' },
]
/** By token: rank, score, traits no other token has. */
const expected: Record<number, [rank: number, score: number, uniqueTraits: number]> = {
  1: [8, 1.136165274, 0],
  2: [19, 0.614261215, 0],
  3: [13, 0.778757061, 0],
  4: [19, 0.614261215, 0],
  5: [19, 0.614261215, 0],
  6: [2, 2.006005371, 1],
  7: [13, 0.778757061, 0],
  8: [4, 1.274217443, 0],
  9: [1, 2.031611042, 1],
  10: [5, 1.228457868, 0],
  11: [13, 0.778757061, 0],
  12: [8, 1.136165274, 0],
  13: [18, 0.686464467, 0],
  14: [3, 1.667913057, 0],
  15: [6, 1.21821225, 0],
  16: [19, 0.614261215, 0],
  17: [11, 0.876630545, 0],
  18: [19, 0.614261215, 0],
  19: [13, 0.778757061, 0],
  20: [13, 0.778757061, 0],
  21: [8, 1.136165274, 0],
  22: [11, 0.876630545, 0],
  23: [7, 1.146008998, 0],
  24: [19, 0.614261215, 0],
}
const tokens = traits.map((given, index) => ({
  position: index + 1,
  attributes: Object.entries(given).map(([trait_type, value]) => ({ trait_type, value })),
}))

describe('rarity', () => {
  it('ranks and scores as OpenRarity does', () => {
    const ranked = rankRarity(tokens).tokens
    expect(ranked).toHaveLength(tokens.length)
    for (const { position, rank, score, uniqueTraits } of ranked) {
      const [wantedRank, wantedScore, wantedUnique] = expected[position] ?? [0, 0, 0]
      expect({ position, rank, uniqueTraits }).toEqual({
        position,
        rank: wantedRank,
        uniqueTraits: wantedUnique,
      })
      expect(score).toBeCloseTo(wantedScore, 7)
    }
  })

  it('counts each trait, its absence and the number of traits over all tokens', () => {
    const { traits: rows } = rankRarity(tokens)
    for (const name of ['Body', 'Hat', 'Eyes', 'Special', traitCountName]) {
      const sum = rows.filter(({ trait }) => trait === name).reduce((before, { count }) => before + count, 0)
      expect(sum, name).toBe(tokens.length)
    }
    expect(rows.find(({ trait, value }) => trait === 'Special' && value === undefined)?.count).toBe(23)
  })

  it('ranks the values of all traits, and not how many traits there are', () => {
    const ranks = rankRarity(tokens).traits.map(({ trait, value, count, rank }) => ({
      trait,
      value,
      count,
      rank,
    }))
    const real = ranks.filter(({ trait }) => trait !== traitCountName)
    const rarer = (count: number) => real.filter((other) => other.count < count).length
    for (const { trait, value, count, rank } of real) expect(rank, `${trait} ${value}`).toBe(rarer(count) + 1)
    expect(real.find(({ value }) => value === 'Engraver')?.rank).toBe(1)
    expect(ranks.filter(({ rank }) => rank === undefined)).toHaveLength(ranks.length - real.length)
  })

  it('gives tokens that are all alike one rank', () => {
    const alike = [1, 2, 3].map((position) => ({ position, attributes: [{ trait_type: 'A', value: 1 }] }))
    expect(rankRarity(alike).tokens.map(({ rank, score }) => [rank, score])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
    expect(rankRarity([]).tokens).toEqual([])
  })
})
