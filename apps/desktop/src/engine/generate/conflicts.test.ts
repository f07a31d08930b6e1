import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConflicts } from './conflicts.ts'
import { decide } from './decide.ts'
import { describeDemand } from './describe.ts'
import { demandsOf, toProblem, type Demand } from './problem.ts'
import { none, type Recipe } from './recipe.ts'
import { allRows, bestCollection, recipeOf, recipes } from './testing/recipes.ts'

/** Whether a collection meets these demands, by trying every collection. */
function isPossible(recipe: Recipe, demands: readonly Demand[]): boolean {
  const problem = toProblem(recipe, demands)
  return bestCollection(problem, allRows(problem)) !== undefined
}

describe('the conflicts of a recipe', () => {
  it('are sets that cannot be met, the first the smallest there is, and none where all can be met', async () => {
    let conflicting = 0
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const demands = demandsOf(recipe)
        fc.pre(demands.length <= 7 && recipe.layers.length <= 3 && recipe.count <= 5)
        const conflicts = await findConflicts(recipe)
        expect(conflicts.length === 0).toBe(isPossible(recipe, demands))
        if (conflicts.length === 0) return
        conflicting += 1
        for (const conflict of conflicts) {
          expect(isPossible(recipe, conflict.demands)).toBe(false)
          for (const one of conflict.demands) {
            expect(
              isPossible(
                recipe,
                conflict.demands.filter((other) => other !== one),
              ),
            ).toBe(true)
          }
        }
        const smallest = Math.min(
          ...subsets(demands)
            .filter((some) => !isPossible(recipe, some))
            .map(({ length }) => length),
        )
        expect(conflicts[0]).toMatchObject({ smallest: true })
        expect(conflicts[0]?.demands).toHaveLength(smallest)
      }),
      { numRuns: 120, seed: 21 },
    )
    expect(conflicting).toBeGreaterThan(20)
  })

  it('name two quotas and the rule between them, and leave out what has nothing to do with it', async () => {
    const recipe = recipeOf({
      count: 1000,
      layers: [
        {
          name: 'Hat',
          none: { weight: 5 },
          values: [
            { name: 'Crown', quota: 500 },
            { name: 'Cap', weight: 3 },
          ],
        },
        { name: 'Body', values: [{ name: 'Gold', quota: 300 }, { name: 'Ink' }, { name: 'Brass' }] },
        {
          name: 'Eyes',
          values: Array.from({ length: 40 }, (_, value) => ({ name: `${value}`, weight: 1 + value })),
        },
        { name: 'Back', values: Array.from({ length: 40 }, (_, value) => ({ name: `${value}`, weight: 1 })) },
      ],
      rules: [
        {
          kind: 'forbidden',
          all: [
            { layer: 'Eyes', is: '3' },
            { layer: 'Back', is: '5' },
          ],
        },
        { kind: 'forced', if: [{ layer: 'Hat', is: 'Crown' }], then: [{ layer: 'Body', is: 'Gold' }] },
        { kind: 'forced', if: [{ layer: 'Eyes', is: '4' }], then: [{ layer: 'Hat', is: [none, 'Cap'] }] },
      ],
    })
    const [conflict, ...others] = await findConflicts(recipe)
    expect(others).toEqual([])
    expect(conflict?.smallest).toBe(true)
    expect(conflict?.demands.map(describeDemand)).toEqual([
      'rule 2 (Hat "Crown" always with Body "Gold")',
      'Hat "Crown" exactly 500 times',
      'Body "Gold" exactly 300 times',
    ])
  })

  it('are found to be the smallest among many demands, too', async () => {
    const values = Array.from({ length: 10 }, (_, value) => ({
      name: `v${value}`,
      ...(value === 3 ? { quota: 777 } : value === 5 ? { quota: 300 } : { weight: 1 + value * value }),
    }))
    const layers = Array.from({ length: 9 }, (_, layer) => ({ name: `L${layer}`, values }))
    const others = Array.from({ length: 40 }, (_, rule) => {
      const all = [
        { layer: `L${rule % 9}`, is: `v${rule % 10}` },
        { layer: `L${(rule * 5 + 1) % 9}`, is: `v${(rule * 7) % 10}` },
      ]
      return { kind: 'forbidden' as const, all }
    }).filter(({ all: [one, other] }) => one?.layer !== other?.layer)
    const forced = {
      ...{ kind: 'forced' as const, if: [{ layer: 'L0', is: 'v3' }] },
      then: [{ layer: 'L1', is: 'v5' }],
    }
    const recipe = recipeOf({ count: 5000, layers, rules: [...others, forced] })
    expect(demandsOf(recipe).length).toBeGreaterThan(50)
    const [conflict, ...more] = await findConflicts(recipe)
    expect(more).toEqual([])
    expect(conflict?.smallest).toBe(true)
    expect(conflict?.demands.slice(1).map(describeDemand)).toEqual([
      'L0 "v3" exactly 777 times',
      'L1 "v5" exactly 300 times',
    ])
    expect(conflict?.demands[0]).toMatchObject({ kind: 'rule', rule: { kind: 'forced' } })
  })

  it('of too few combinations name no rule', async () => {
    const values = [{ name: 'a' }, { name: 'b' }]
    const recipe = recipeOf({
      count: 5,
      layers: [
        { name: 'A', values },
        { name: 'B', values },
      ],
    })
    expect(await findConflicts(recipe)).toEqual([{ demands: [], smallest: true }])
  })
})

describe('the program over edges', () => {
  it('never contradicts trying every collection, and mostly decides', async () => {
    let open = 0
    let runs = 0
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const problem = toProblem(recipe)
        const rows = allRows(problem)
        fc.pre(rows.length <= 14)
        const { kind } = await decide(problem, 0)
        runs += 1
        if (kind === 'open') open += 1
        else expect(kind === 'possible').toBe(bestCollection(problem, rows) !== undefined)
      }),
      { numRuns: 300, seed: 22 },
    )
    expect(open).toBeLessThan(runs / 10)
  })
})

function subsets<Value>(values: readonly Value[]): Value[][] {
  return values.reduce<Value[][]>((all, value) => [...all, ...all.map((some) => [...some, value])], [[]])
}
