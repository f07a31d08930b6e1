import { listed, none, type Recipe, type Term } from './recipe.ts'

/** One thing a layer may show. */
export interface Choice {
  name: string
  /** In proportion to which it shows where no quota says how often; 0 with a quota. */
  weight: number
  quota: number | undefined
  /** How many choices that nothing tells apart stand behind it; 1 but in a problem that was merged. */
  size: number
}

/** What must never hold together: in each of the layers one of the choices (true in the list). */
export interface Nogood {
  terms: { layer: number; choices: readonly boolean[] }[]
}

/** A recipe as what it is to a solver: a choice a layer, combinations that must not be, and how many are wanted. */
export interface Problem {
  /** Distinct combinations wanted. */
  count: number
  layers: {
    name: string
    choices: Choice[]
    /** Whether combinations that differ in this layer alone are distinct. */
    counts: boolean
    /** What must hold for the layer to show something. */ when: Terms
  }[]
  nogoods: Nogood[]
  /** The layer in the order of whose choices the rows come. */
  orderBy?: number | undefined
}
type Terms = Nogood['terms']

/** What a person demanded, one by one; any of it may be what makes a recipe impossible. */
export type Demand =
  | { kind: 'rule'; index: number; rule: Recipe['rules'][number] }
  | { kind: 'quota'; layer: string; value: string; quota: number }

export function demandsOf(recipe: Recipe): Demand[] {
  const demands: Demand[] = recipe.rules.map((rule, index) => ({ kind: 'rule', index, rule }))
  for (const layer of recipe.layers) {
    for (const choice of [...layer.values, ...(layer.none ? [{ ...layer.none, name: none }] : [])]) {
      if (choice.quota === undefined) continue
      demands.push({ kind: 'quota', layer: layer.name, value: choice.name, quota: choice.quota })
    }
  }
  return demands
}

/**
 * @param demands those that count, all unless said. Fewer demands never make fewer collections possible: what a layer
 *   may show is decided by the whole recipe.
 */
export function toProblem(recipe: Recipe, demands: readonly Demand[] = demandsOf(recipe)): Problem {
  const rules = new Set(demands.flatMap((demand) => (demand.kind === 'rule' ? [demand.index] : [])))
  const quotas = new Set(
    demands.flatMap((demand) =>
      demand.kind === 'quota' ? [JSON.stringify([demand.layer, demand.value])] : [],
    ),
  )
  const layerIndex = new Map(recipe.layers.map((layer, index) => [layer.name, index]))
  const conditions = recipe.layers.map((layer) =>
    recipe.rules.flatMap((rule, index) =>
      rule.kind === 'conditional' && rule.layer === layer.name ? [{ index, when: rule.when }] : [],
    ),
  )
  const layers: Problem['layers'] = recipe.layers.map((layer, index) => {
    const isOptional = layer.none !== undefined || conditions[index]?.length !== 0
    const given = [
      ...(isOptional ? [{ name: none, ...(layer.none ?? { weight: 0 }) }] : []),
      // A weight of 0 turns a value off.
      ...layer.values.filter(({ weight }) => weight !== 0),
    ]
    const choices = given.map(({ name, weight, quota }) => ({
      name,
      weight: quota === undefined ? (weight ?? 1) : 0,
      quota: quota !== undefined && quotas.has(JSON.stringify([layer.name, name])) ? quota : undefined,
      size: 1,
    }))
    return { name: layer.name, choices, counts: layer.countsForDna !== false, when: [] }
  })

  const resolve = (term: Term, holds = true): Terms[number] => {
    const layer = layerIndex.get(term.layer) as number
    const named = new Set(listed(term))
    const wanted = (term.is !== undefined) === holds
    return { layer, choices: (layers[layer]?.choices ?? []).map(({ name }) => named.has(name) === wanted) }
  }
  const nogoods: Nogood[] = []
  const forbid = (terms: Terms) => {
    const nogood = simplify(terms)
    if (nogood) nogoods.push(nogood)
  }
  recipe.rules.forEach((rule, index) => {
    if (!rules.has(index)) return
    if (rule.kind === 'forbidden') forbid(rule.all.map((term) => resolve(term)))
    if (rule.kind === 'forced') {
      const condition = rule.if.map((term) => resolve(term))
      for (const then of rule.then) forbid([...condition, resolve(then, false)])
    }
    if (rule.kind === 'conditional') {
      const shown = resolve({ layer: rule.layer, not: none })
      for (const term of rule.when) forbid([shown, resolve(term, false)])
    }
  })
  conditions.forEach((all, index) => {
    const layer = layers[index]
    if (!layer || all.length === 0) return
    layer.when = all.flatMap(({ when }) => when.map((term) => resolve(term)))
    const isMeant = recipe.layers[index]?.none === undefined && all.every((rule) => rules.has(rule.index))
    // Where the conditions hold, a layer that is never empty by its own weights shows something.
    if (isMeant) forbid([...layer.when, resolve({ layer: layer.name, is: none })])
  })
  const orderBy = recipe.orderBy === undefined ? undefined : layerIndex.get(recipe.orderBy)
  return { count: recipe.count - recipe.oneOfOnes.length, layers, nogoods, orderBy }
}

/** One term a layer, none that always holds; undefined where it can never come to pass. */
function simplify(terms: Terms): Nogood | undefined {
  const byLayer = new Map<number, boolean[]>()
  for (const { layer, choices } of terms) {
    const before = byLayer.get(layer)
    byLayer.set(layer, before ? before.map((held, index) => held && choices[index] === true) : [...choices])
  }
  const kept: Terms = []
  for (const [layer, choices] of byLayer) {
    if (!choices.includes(true)) return undefined
    if (choices.includes(false)) kept.push({ layer, choices })
  }
  return { terms: kept }
}

/** Whether all terms hold for a choice a layer, given by its index. */
export function holds(terms: Terms, row: ArrayLike<number>): boolean {
  return terms.every(({ layer, choices }) => choices[row[layer] as number])
}

/** Layers that make combinations distinct. */
export function countedLayers({ layers }: Problem): number[] {
  return [...layers.keys()].filter((layer) => layers[layer]?.counts)
}

/**
 * The same question with fewer choices: those of a layer that no rule tells apart and no quota counts become one, with
 * their number as its size. Where the layer does not count, the size is 1: more choices make nothing distinct.
 * @returns the merged problem, and for each layer the merged choice that stands for each choice
 */
export function merge(problem: Problem): { merged: Problem; mergedOf: number[][] } {
  const firsts: number[][] = []
  const mergedOf = problem.layers.map((layer, index) => {
    const terms = problem.nogoods.map((nogood) => nogood.terms.find((term) => term.layer === index))
    const known = new Map<string, number>()
    const first: number[] = []
    firsts.push(first)
    return layer.choices.map((choice, choiceIndex) => {
      const told = terms.map((term) => (term?.choices[choiceIndex] ? 1 : 0)).join('')
      const key = choice.quota === undefined ? told : `quota ${choiceIndex}`
      const place = known.get(key) ?? known.size
      if (place === known.size) first.push(choiceIndex)
      known.set(key, place)
      return place
    })
  })
  const layers = problem.layers.map(({ name, choices, counts }, index) => ({
    ...{ name, counts, when: [] },
    choices: (firsts[index] ?? []).map((first, place) => ({
      ...(choices[first] as Choice),
      size: counts ? (mergedOf[index]?.filter((other) => other === place).length ?? 0) : 1,
    })),
  }))
  const nogoods = problem.nogoods.map(({ terms }) => ({
    terms: terms.map(({ layer, choices }) => ({
      layer,
      choices: (firsts[layer] ?? []).map((first) => choices[first] === true),
    })),
  }))
  return { merged: { ...problem, layers, nogoods }, mergedOf }
}
