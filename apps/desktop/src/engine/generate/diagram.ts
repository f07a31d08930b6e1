// A multi-valued decision diagram: the allowed combinations of a problem as paths through a layered graph. Two
// beginnings that leave the same rules open share their node, so a handful of nodes stands for billions of
// combinations, and counting them is one addition an edge. Layers that make nothing distinct come last, where any number
// of endings counts as one.
import { IntaglioError, say } from '@intaglio/shared'
import { countedLayers, type Problem } from './problem.ts'

/** Beyond it a recipe's rules are too entangled to be decided here. */
const maxNodes = 150_000

export interface Diagram {
  /** The problem's layer that each level chooses for. */
  order: number[]
  levels: Level[]
  /** Distinct allowed combinations in all. */
  count: bigint
}

export interface Level {
  /** The problem's layer. */
  layer: number
  /** Choices of that layer. */
  width: number
  nodes: number
  /** The node of the next level at `node * width + choice`; -1 where no allowed combination goes that way. */
  next: Int32Array
  /** Distinct allowed endings from each node on. */
  endings: bigint[]
  /** The same as a number, at most 2^53 - 1. */
  room: Float64Array
}

/**
 * @throws IntaglioError `RULES_TOO_ENTANGLED` when the diagram would grow beyond reason
 */
export function buildDiagram(problem: Problem): Diagram {
  const order = orderLayers(problem)
  const place = new Map(order.map((layer, level) => [layer, level]))
  if (problem.nogoods.some(({ terms }) => terms.length === 0)) return nothing(problem, order)
  const ends = problem.nogoods.map(({ terms }) => {
    const levels = terms.map(({ layer }) => place.get(layer) as number)
    return { first: Math.min(...levels), last: Math.max(...levels) }
  })

  const levels: Level[] = []
  let total = 1
  /** The open rules (all terms so far hold) that each node of this level stands for. */
  let states: number[][] = [[]]
  for (const [depth, layer] of order.entries()) {
    const width = problem.layers[layer]?.choices.length ?? 0
    const touching = problem.nogoods.flatMap(({ terms }, nogood) => {
      const term = terms.find((one) => one.layer === layer)
      return term
        ? [{ nogood, choices: term.choices, ...(ends[nogood] as { first: number; last: number }) }]
        : []
    })
    const touched = new Set(touching.map(({ nogood }) => nogood))
    const alike = choicesAlike(
      width,
      touching.map(({ choices }) => choices),
    )
    const nodeOf = new Map<string, number>()
    const after: number[][] = []
    const next = new Int32Array(states.length * width).fill(-1)
    states.forEach((open, node) => {
      const isOpen = new Set(open)
      const stays = open.filter((nogood) => !touched.has(nogood))
      const live = touching.filter(({ nogood, first }) => first === depth || isOpen.has(nogood))
      for (const [one = 0, ...others] of alike) {
        const holding = live.filter(({ choices }) => choices[one])
        if (holding.some(({ last }) => last === depth)) continue
        const state = [...stays, ...holding.map(({ nogood }) => nogood)].sort((x, y) => x - y)
        const key = state.join()
        const target = nodeOf.get(key) ?? after.length
        for (const choice of [one, ...others]) next[node * width + choice] = target
        if (target < after.length) continue
        nodeOf.set(key, target)
        after.push(state)
        total += 1
        if (total > maxNodes) throw tooEntangled(problem)
      }
    })
    levels.push({
      layer,
      width,
      nodes: states.length,
      next,
      endings: [],
      room: new Float64Array(states.length),
    })
    states = after
  }
  return { order, levels, count: countEndings(problem, levels, states.length) }
}

/** Choices in groups that no rule tells apart. */
function choicesAlike(width: number, rules: readonly (readonly boolean[])[]): number[][] {
  const groups = new Map<string, number[]>()
  for (let choice = 0; choice < width; choice += 1) {
    const key = rules.map((choices) => (choices[choice] ? 1 : 0)).join('')
    const group = groups.get(key)
    if (group) group.push(choice)
    else groups.set(key, [choice])
  }
  return [...groups.values()]
}

/** A problem's diagram; undefined where its rules are too entangled for one. */
export function tryDiagram(problem: Problem): Diagram | undefined {
  try {
    return buildDiagram(problem)
  } catch (error) {
    if (isTooEntangled(error)) return undefined
    throw error
  }
}

/** Fills in the endings from the last level back, and closes the ways that end nowhere. */
function countEndings(problem: Problem, levels: Level[], lastNodes: number): bigint {
  let below: bigint[] = Array.from({ length: lastNodes }, () => 1n)
  for (const level of levels.toReversed()) {
    const { choices = [], counts = true } = problem.layers[level.layer] ?? {}
    level.endings = Array.from({ length: level.nodes }, (_, node) => {
      let sum = 0n
      for (let choice = 0; choice < level.width; choice += 1) {
        const at = node * level.width + choice
        const target = level.next[at] as number
        const endings = target < 0 ? 0n : (below[target] as bigint)
        if (endings === 0n) level.next[at] = -1
        else if (counts) sum += endings * BigInt(choices[choice]?.size ?? 1)
        else sum = 1n
      }
      level.room[node] = Number(sum < BigInt(Number.MAX_SAFE_INTEGER) ? sum : Number.MAX_SAFE_INTEGER)
      return sum
    })
    below = level.endings
  }
  return below[0] ?? 0n
}

/**
 * How many distinct allowed combinations hold each choice: `[layer][choice]`. Of layers that make nothing distinct it is
 * what there are at most, and 0 only where there are none.
 */
export function countChoices(problem: Problem, { levels }: Diagram): bigint[][] {
  const counts = problem.layers.map(({ choices }) => choices.map(() => 0n))
  let beginnings: bigint[] = [1n]
  levels.forEach((level, depth) => {
    const nextLevel = levels[depth + 1]
    const after: bigint[] = Array.from({ length: nextLevel?.nodes ?? 1 }, () => 0n)
    const of = counts[level.layer] as bigint[]
    forEdges(level, (node, choice, target) => {
      const size = BigInt(problem.layers[level.layer]?.choices[choice]?.size ?? 1)
      const ways = (beginnings[node] as bigint) * size
      of[choice] = (of[choice] as bigint) + ways * (nextLevel ? (nextLevel.endings[target] as bigint) : 1n)
      const into = nextLevel ? target : 0
      after[into] = (after[into] as bigint) + ways
    })
    beginnings = after
  })
  return counts
}

/** Every edge that an allowed combination may take. */
export function forEdges(level: Level, visit: (node: number, choice: number, target: number) => void): void {
  for (let node = 0; node < level.nodes; node += 1) {
    for (let choice = 0; choice < level.width; choice += 1) {
      const target = level.next[node * level.width + choice] as number
      if (target >= 0) visit(node, choice, target)
    }
  }
}

/**
 * Layers that share rules next to each other, those without rules last: few rules are open at a time. What the rows are
 * ordered by is what other layers hang on, and comes first; layers that make nothing distinct come last of all.
 */
export function orderLayers(problem: Problem): number[] {
  const { layers, nogoods, orderBy } = problem
  const left = new Set(layers.keys())
  const order: number[] = []
  const openAfter = (candidate: number) => {
    const chosen = new Set([...order, candidate])
    return nogoods.filter(({ terms }) => {
      const inside = terms.filter(({ layer }) => chosen.has(layer)).length
      return inside > 0 && inside < terms.length
    }).length
  }
  const ruled = new Set(nogoods.flatMap(({ terms }) => terms.map(({ layer }) => layer)))
  const choose = (layer: number) => {
    order.push(layer)
    left.delete(layer)
  }
  if (orderBy !== undefined && layers[orderBy]?.counts) choose(orderBy)
  while (left.size > 0) {
    const counted = countedLayers(problem).filter((layer) => left.has(layer))
    const [layer] = (counted.length > 0 ? counted : [...left])
      .map((candidate) => [candidate, ruled.has(candidate) ? openAfter(candidate) : Infinity] as const)
      .reduce((best, one) => (one[1] < best[1] ? one : best))
    choose(layer)
  }
  return order
}

function nothing(problem: Problem, order: number[]): Diagram {
  const levels = order.map((layer) => {
    const width = problem.layers[layer]?.choices.length ?? 0
    return {
      layer,
      width,
      nodes: 1,
      next: new Int32Array(width).fill(-1),
      endings: [0n],
      room: new Float64Array(1),
    }
  })
  return { order, levels, count: 0n }
}

/** Whether an error says that a diagram would grow beyond reason. */
export function isTooEntangled(error: unknown): boolean {
  return error instanceof IntaglioError && error.code === 'RULES_TOO_ENTANGLED'
}

export function tooEntangled({ nogoods }: Problem): IntaglioError {
  return new IntaglioError(say`The rules depend on each other in too many ways to be decided.`, {
    code: 'RULES_TOO_ENTANGLED',
    next: say`Write rules about groups of values rather than single ones, or leave some out.`,
    details: { rules: nogoods.length, nodes: maxNodes },
  })
}
