import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDiagram, countChoices } from './diagram.ts'
import { merge, toProblem, type Problem } from './problem.ts'
import { allRows, allTokens, recipes } from './testing/recipes.ts'

describe('the diagram of allowed combinations', () => {
  it('counts what trying every combination counts, for each value too', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        const problem = toProblem(recipe)
        const rows = allRows(problem)
        const diagram = buildDiagram(problem)
        expect(diagram.count).toBe(BigInt(rows.length))
        expect(countChoices(problem, diagram)).toEqual(
          problem.layers.map(({ choices }, layer) =>
            choices.map((_, choice) => BigInt(rows.filter((row) => row[layer] === choice).length)),
          ),
        )
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('counts the tokens that obey the rules as a person reads them', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(buildDiagram(toProblem(recipe)).count).toBe(BigInt(allTokens(recipe).length))
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
    const layers = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, choices, when: [] }))
    const problem: Problem = { count: 1, layers, nogoods: [] }
    expect(buildDiagram(problem).count).toBe(100n ** 20n)
  })
})
