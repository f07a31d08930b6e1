import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { createFiller } from './fill.ts'
import { planRows } from './plan.ts'
import { toProblem } from './problem.ts'
import { createRandom } from './random.ts'
import { countApplicable, targetsOf } from './targets.ts'
import {
  allRows,
  bestCollection,
  dnaOf,
  entangled,
  obeys,
  recipeOf,
  recipes,
  scoreOf,
} from './testing/recipes.ts'
import { dnasOf } from './tokens.ts'

describe('planning', () => {
  it('plans exactly the recipes for which trying every collection finds one', async () => {
    let possible = 0
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const problem = toProblem(recipe)
        const rows = allRows(problem)
        fc.pre(rows.length <= 14)
        const best = bestCollection(problem, rows)
        const verdict = await decide(problem)
        expect(verdict.kind).toBe(best === undefined ? 'impossible' : 'possible')
        const outcome = await planRows(recipe)
        expect(outcome.kind).toBe(best === undefined ? 'impossible' : 'planned')
        if (outcome.kind !== 'planned') return
        possible += 1
        const { plan } = outcome
        const planned = plan.rows.map((row) => [...row].join())
        expect(new Set(plan.rows.map((row) => dnaOf(problem, row))).size).toBe(problem.count)
        expect(rows.map((row) => row.join())).toEqual(expect.arrayContaining(planned))
        for (const [layer, { choices }] of problem.layers.entries()) {
          for (const [choice, { quota }] of choices.entries()) {
            const count = plan.rows.filter((row) => row[layer] === choice).length
            expect(plan.got[layer]?.[choice]).toBe(count)
            if (quota !== undefined) expect(count).toBe(quota)
          }
        }
      }),
      { numRuns: 700, seed: 11 },
    )
    expect(possible).toBeGreaterThan(50)
  })

  it('comes as near to the weights as any collection can', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const problem = toProblem(recipe)
        const rows = allRows(problem)
        fc.pre(rows.length <= 14)
        const outcome = await planRows(recipe)
        if (outcome.kind !== 'planned') return
        compared += 1
        const { got, wanted } = outcome.plan
        expect(scoreOf(problem, got, wanted)).toBe(bestCollection(problem, rows, wanted))
      }),
      { numRuns: 300, seed: 12 },
    )
    expect(compared).toBeGreaterThan(30)
  })

  it('gives the same tokens for the same seed, and others for another', async () => {
    const recipe = (seed: string) =>
      recipeOf({
        seed,
        count: 6,
        layers: [
          { name: 'Body', values: [{ name: 'Ink', weight: 3 }, { name: 'Brass' }] },
          { name: 'Hat', none: { weight: 1 }, values: [{ name: 'Top' }, { name: 'Crown', quota: 1 }] },
          { name: 'Eyes', values: [{ name: 'Moon' }, { name: 'Sun' }, { name: 'Star' }] },
        ],
        rules: [
          { kind: 'forced', if: [{ layer: 'Hat', is: 'Crown' }], then: [{ layer: 'Body', is: 'Brass' }] },
        ],
        oneOfOnes: [{ file: 'one.png' }],
      })
    const tokens = async (seed: string) => {
      const outcome = await planRows(recipe(seed))
      return outcome.kind === 'planned' ? dnasOf(recipe(seed), outcome.plan) : []
    }
    expect(await tokens('intaglio')).toEqual([
      ['Ink', null, 'Sun'],
      ['Ink', 'Top', 'Moon'],
      ['Ink', 'Top', 'Star'],
      0,
      ['Brass', 'Crown', 'Sun'],
      ['Ink', null, 'Moon'],
    ])
    expect(await tokens('another')).not.toEqual(await tokens('intaglio'))
  })

  it('plans 10,000 tokens of 8 layers with 12 values, quotas and rules', async () => {
    const recipe = recipeOf({
      count: 10_000,
      layers: Array.from({ length: 8 }, (_, layer) => ({
        name: `L${layer}`,
        values: Array.from({ length: 12 }, (_, value) => ({
          name: `v${value}`,
          ...(value === 3 ? { quota: 50 + layer } : { weight: 1 + value * value }),
        })),
      })),
      rules: [
        { kind: 'forced', if: [{ layer: 'L0', is: 'v1' }], then: [{ layer: 'L5', is: ['v10', 'v11'] }] },
        {
          kind: 'forbidden',
          all: [
            { layer: 'L2', is: 'v11' },
            { layer: 'L6', is: 'v11' },
          ],
        },
        { kind: 'conditional', layer: 'L7', when: [{ layer: 'L1', not: 'v11' }] },
      ],
    })
    const outcome = await planRows(recipe)
    if (outcome.kind !== 'planned') throw new Error('It was not planned.')
    const { got, wanted, rows } = outcome.plan
    expect(new Set(rows.map(String)).size).toBe(10_000)
    const furthest = got.flatMap((of, layer) =>
      of.map((has, choice) => Math.abs(has - (wanted[layer]?.[choice] ?? 0))),
    )
    expect(Math.max(...furthest)).toBeLessThanOrEqual(1)
    // The same on every machine, to the last token.
    expect(createHash('sha256').update(rows.map(String).join('\n')).digest('hex')).toBe(
      '35f2f5793373930485bfcf02fc5a63e8cc572a7647b38e2a962776fc6d11efd6',
    )
  })

  it('plans what is too entangled to be counted: every token obeys 60 rules, and weights are kept', async () => {
    const recipe = entangled({ layers: 20, values: 50, rules: 60, count: 300, seed: 'a' })
    const outcome = await planRows(recipe)
    if (outcome.kind !== 'planned') throw new Error('It was not planned.')
    const { got, wanted, rows, distinct } = outcome.plan
    expect(distinct).toBeUndefined()
    expect(new Set(rows.map(String)).size).toBe(300)
    for (const dna of dnasOf(recipe, outcome.plan)) {
      const shown = recipe.layers.map(({ name }, layer) => [name, (dna as string[])[layer]])
      expect(obeys(recipe, Object.fromEntries(shown) as Record<string, string>)).toBe(true)
    }
    const away = got.flatMap((of, layer) =>
      of.map((has, choice) => Math.abs(has - (wanted[layer]?.[choice] ?? 0))),
    )
    // Of the 6,000 values that show less than one in fifty is another than the weights ask for.
    expect(away.reduce((sum, one) => sum + one, 0)).toBeLessThan(120)
  })

  it('finds by trying every combination there is, once, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const problem = toProblem(recipe)
        fc.pre(problem.nogoods.every(({ terms }) => terms.length > 0))
        const dnas = new Set(allRows(problem).map((row) => dnaOf(problem, row)))
        const filler = createFiller(problem, undefined, createRandom('all'))
        expect(await filler.draw(dnas.size + 1, targetsOf(problem, countApplicable(problem, [])))).toBe(false)
        expect(filler.rows.map((row) => dnaOf(problem, row)).sort()).toEqual([...dnas].sort())
      }),
      { numRuns: 300, seed: 13 },
    )
  })

  it('repeats what does not count for DNA, and nothing else', async () => {
    const values = (count: number) => Array.from({ length: count }, (_, value) => ({ name: `${value}` }))
    const recipe = (count: number) =>
      recipeOf({
        count,
        layers: [
          { name: 'Sky', values: values(5), countsForDna: false },
          { name: 'Body', values: values(4) },
          { name: 'Hat', values: values(3) },
        ],
        rules: [{ kind: 'forced', if: [{ layer: 'Sky', is: '0' }], then: [{ layer: 'Body', is: '0' }] }],
      })
    const outcome = await planRows(recipe(12))
    if (outcome.kind !== 'planned') throw new Error('It was not planned.')
    const { rows, distinct, got } = outcome.plan
    expect(distinct).toBe(12n)
    expect(new Set(rows.map((row) => [...row].slice(1).join())).size).toBe(12)
    expect(got[0]?.reduce((sum, has) => sum + has, 0)).toBe(12)
    expect(Math.min(...(got[0] ?? []))).toBeGreaterThan(0)
    expect(await planRows(recipe(13))).toEqual({ kind: 'impossible', distinct: 12n })
  })

  it('puts tokens in the order of a layer, and is otherwise what the seed gives', async () => {
    const values = ['c', 'a', 'b'].map((name) => ({ name }))
    const layers = ['A', 'B', 'C'].map((name) => ({ name, values }))
    const outcome = await planRows(recipeOf({ count: 20, layers, orderBy: 'B' }))
    if (outcome.kind !== 'planned') throw new Error('It was not planned.')
    const order = outcome.plan.rows.map((row) => row[1] as number)
    expect(order).toEqual(order.toSorted())
    expect(outcome.plan.rows.map((row) => row[0])).not.toEqual(
      outcome.plan.rows.map((row) => row[0]).toSorted(),
    )
    expect(() => recipeOf({ count: 2, layers, orderBy: 'D' })).toThrow('orderBy: there is no layer "D"')
  })

  it('divides a conditional layer by its weights among the tokens it applies to', async () => {
    const outcome = await planRows(
      recipeOf({
        count: 100,
        layers: [
          {
            name: 'A',
            values: [
              { name: 'on', weight: 30 },
              { name: 'off', weight: 70 },
            ],
          },
          {
            name: 'B',
            values: [
              { name: 'x', weight: 2 },
              { name: 'y', weight: 1 },
            ],
          },
          { name: 'C', values: Array.from({ length: 100 }, (_, value) => ({ name: `${value}` })) },
        ],
        rules: [{ kind: 'conditional', layer: 'B', when: [{ layer: 'A', is: 'on' }] }],
      }),
    )
    expect(outcome.kind === 'planned' && outcome.plan.got[1]).toEqual([70, 20, 10])
  })
})
