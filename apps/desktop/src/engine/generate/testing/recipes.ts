// Small recipes of every shape, and the slow way to answer any question about them.
import fc from 'fast-check'
import { countedLayers, type Problem } from '../problem.ts'
import { createRandom } from '../random.ts'
import { none, parseRecipe, type Recipe, type RecipeInput, type Rule, type Term } from '../recipe.ts'

/** Every combination the rules allow, a choice a layer, by trying all. */
export function allRows({ layers, nogoods }: Problem): number[][] {
  let rows: number[][] = [[]]
  for (const { choices } of layers) rows = rows.flatMap((row) => choices.map((_, choice) => [...row, choice]))
  return rows.filter(
    (row) => !nogoods.some(({ terms }) => terms.every(({ layer, choices }) => choices[row[layer] as number])),
  )
}

/** A recipe from what a test cares for. */
export function recipeOf(input: Omit<RecipeInput, 'layersFolder' | 'size'> & Partial<RecipeInput>): Recipe {
  return parseRecipe({ layersFolder: '/layers', size: { width: 10, height: 10 }, ...input })
}

const share = fc.oneof(
  { weight: 3, arbitrary: fc.record({ weight: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ quota: fc.integer({ min: 0, max: 4 }) }) },
)

/** Two to four layers of one to three values, of which one in five does not count, up to four rules and eight tokens. */
export const recipes: fc.Arbitrary<Recipe> = fc
  .array(
    fc.record({
      values: fc.array(share, { minLength: 1, maxLength: 3 }),
      none: fc.option(share, { nil: undefined, freq: 3 }),
      counts: fc.nat({ max: 4 }).map((turn) => turn > 0),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .chain((shapes) => {
    const term: fc.Arbitrary<Term> = fc
      .tuple(fc.nat({ max: shapes.length - 1 }), fc.boolean())
      .chain(([index, isNot]) => {
        const layer = `L${index}`
        const names = [...(shapes[index]?.values ?? []).map((_, value) => `v${value}`), none]
        return fc
          .subarray(names, { minLength: 1 })
          .map((some) => (isNot ? { layer, not: some } : { layer, is: some }))
      })
    const terms = fc.array(term, { minLength: 1, maxLength: 2 })
    const rule = fc.oneof(
      fc.record({ kind: fc.constant('forced' as const), if: terms, then: terms }),
      fc.record({ kind: fc.constant('forbidden' as const), all: terms }),
      fc.record({
        kind: fc.constant('conditional' as const),
        layer: fc.nat({ max: shapes.length - 1 }).map((layer) => `L${layer}`),
        when: terms,
      }),
    )
    return fc
      .record({ rules: fc.array(rule, { maxLength: 4 }), count: fc.integer({ min: 1, max: 8 }) })
      .map(({ rules, count }) =>
        recipeOf({
          count,
          rules,
          layers: shapes.map(({ values, none: empty, counts }, layer) => ({
            name: `L${layer}`,
            values: values.map((given, value) => ({ name: `v${value}`, ...given })),
            ...(empty && { none: empty }),
            ...(!counts && { countsForDna: false }),
          })),
        }),
      )
  })

/** A large recipe whose rules, each about two layers, tie all layers together. */
export function entangled(shape: {
  layers: number
  values: number
  rules: number
  count: number
  seed: string
}): Recipe {
  const random = createRandom(shape.seed)
  const some = (count: number) => [
    ...new Set(Array.from({ length: count }, () => `v${random.below(shape.values)}`)),
  ]
  const layers = Array.from({ length: shape.layers }, (_, layer) => ({
    name: `L${layer}`,
    values: Array.from({ length: shape.values }, (_, value) => ({
      name: `v${value}`,
      weight: 1 + random.below(20),
    })),
  }))
  const rules = Array.from({ length: shape.rules }, (): Rule => {
    const first = random.below(shape.layers)
    const second = (first + 1 + random.below(shape.layers - 1)) % shape.layers
    const [one, other] = [`L${first}`, `L${second}`]
    const kind = random.below(3)
    if (kind === 0) {
      const if_ = [{ layer: one, is: some(1) }]
      return { kind: 'forced', if: if_, then: [{ layer: other, is: some(5) }] }
    }
    const last = kind === 1 ? { layer: other, is: some(3) } : { layer: other, not: some(10) }
    return { kind: 'forbidden', all: [{ layer: one, is: some(2) }, last] }
  })
  return recipeOf({ count: shape.count, layers, rules })
}

/** What makes a row distinct, as text. */
export function dnaOf(problem: Problem, row: ArrayLike<number>): string {
  return countedLayers(problem)
    .map((layer) => row[layer])
    .join()
}

/**
 * Tries every set of `problem.count` of the rows, no two of them the same DNA.
 * @returns the smallest sum of squares between how often choices show and `targets`, over the sets that meet every
 *   quota; undefined where none does
 */
export function bestCollection(problem: Problem, rows: number[][], targets?: number[][]): number | undefined {
  const got = problem.layers.map(({ choices }) => choices.map(() => 0))
  const taken = new Set<string>()
  let best: number | undefined
  const visit = (from: number, left: number) => {
    if (left === 0) {
      const score = scoreOf(problem, got, targets)
      if (score !== undefined && (best === undefined || score < best)) best = score
      return
    }
    for (let index = from; index <= rows.length - left; index += 1) {
      const row = rows[index] as number[]
      const dna = dnaOf(problem, row)
      if (taken.has(dna)) continue
      taken.add(dna)
      row.forEach((choice, layer) => (got[layer] as number[])[choice]!++)
      visit(index + 1, left - 1)
      row.forEach((choice, layer) => (got[layer] as number[])[choice]!--)
      taken.delete(dna)
    }
  }
  visit(0, problem.count)
  return best
}

/** The sum of squares, or undefined where a quota is not met. */
export function scoreOf(problem: Problem, got: number[][], targets?: number[][]): number | undefined {
  let score = 0
  for (const [layer, { choices }] of problem.layers.entries()) {
    for (const [choice, { quota }] of choices.entries()) {
      const has = got[layer]?.[choice] as number
      if (quota !== undefined && has !== quota) return undefined
      score += (has - (targets?.[layer]?.[choice] ?? has)) ** 2
    }
  }
  return score
}

/** Whether a token's values obey a rule, read from the recipe itself and not from what a solver makes of it. */
export function obeys(recipe: Recipe, names: Record<string, string>): boolean {
  const holds = ({ layer, is, not }: Term) => {
    const shown = names[layer] as string
    return is === undefined ? ![not].flat().includes(shown) : [is].flat().includes(shown)
  }
  const rulesHold = recipe.rules.every((rule) => {
    if (rule.kind === 'forbidden') return !rule.all.every(holds)
    if (rule.kind === 'forced') return !rule.if.every(holds) || rule.then.every(holds)
    return names[rule.layer] === none || rule.when.every(holds)
  })
  const layersShow = recipe.layers.every((layer) => {
    if (names[layer.name] !== none || layer.none) return true
    const conditions = recipe.rules.filter((rule) => rule.kind === 'conditional' && rule.layer === layer.name)
    return (
      conditions.length > 0 &&
      !conditions.every((rule) => rule.kind === 'conditional' && rule.when.every(holds))
    )
  })
  return rulesHold && layersShow
}

/** Every token a recipe allows, as the value of each layer, by trying all of them. */
export function allTokens(recipe: Recipe): Record<string, string>[] {
  let tokens: Record<string, string>[] = [{}]
  for (const { name, values } of recipe.layers) {
    const shown = [none, ...values.filter(({ weight }) => weight !== 0).map((value) => value.name)]
    tokens = tokens.flatMap((token) => shown.map((value) => ({ ...token, [name]: value })))
  }
  return tokens.filter((token) => obeys(recipe, token))
}
