import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram, countChoices } from './diagram.ts'
import { merge, toProblem, type Problem } from './problem.ts'
import { allRows, allTokens, dnaOf, recipes } from './testing/recipes.ts'

describe('the diagram of allowed combinations', () => {
  it('counts what trying every combination counts, for each value too', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const problem = toProblem(recipe)
        const rows = allRows(problem)
        const diagram = buildDiagram(problem)
        const distinct = (some: number[][]) => BigInt(new Set(some.map((row) => dnaOf(problem, row))).size)
        expect(diagram.count).toBe(distinct(rows))
        for (const [layer, { choices, counts }] of problem.layers.entries()) {
          for (const choice of choices.keys()) {
            const seen = countChoices(problem, diagram)[layer]?.[choice] as bigint
            const wanted = distinct(rows.filter((row) => row[layer] === choice))
            if (counts) expect(seen).toBe(wanted)
            else expect([seen >= wanted, seen > 0n]).toEqual([true, wanted > 0n])
          }
        }
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('counts the tokens that obey the rules as a person reads them', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const counted = recipe.layers.filter(({ countsForDna }) => countsForDna !== false)
        const dnas = allTokens(recipe).map((token) => counted.map(({ name }) => token[name]).join())
        expect(buildDiagram(toProblem(recipe)).count).toBe(BigInt(new Set(dnas).size))
      }),
      { numRuns: 300, seed: 9 },
    )
  })

  it('counts the same after values that no rule tells apart were merged', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const problem = toProblem(recipe)
        expect(buildDiagram(merge(problem).merged).count).toBe(buildDiagram(problem).count)
      }),
      { numRuns: 200, seed: 8 },
    )
  })

  it('counts beyond what a double can hold', () => {
    const choices = Array.from({ length: 100 }, (_, index) => {
      return { name: `${index}`, weight: 1, quota: undefined, size: 1 }
    })
    const layers = Array.from({ length: 20 }, (_, index) => ({
      name: `${index}`,
      choices,
      counts: true,
      when: [],
    }))
    const problem: Problem = { count: 1, layers, nogoods: [] }
    expect(buildDiagram(problem).count).toBe(100n ** 20n)
  })
})
