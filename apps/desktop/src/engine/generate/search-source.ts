import { orderLayers } from './diagram.ts'
import { countedLayers, type Problem } from './problem.ts'
import type { Random } from './random.ts'
import type { RowSource } from './row-source.ts'
import type { UsedRows } from './used-rows.ts'

/** Choices tried for one row. */
const drawSteps = 20_000
/** What sorting a choice costs beside looking at it. */
const sortingWork = 10

/**
 * Rows by trying, for rules too entangled to be drawn as a diagram: what would complete a combination that must not be
 * is never taken, and what leaves another layer without a choice is taken back at once. It finds what there is much of,
 * and proves nothing.
 */
export function createSearchSource(problem: Problem, used: UsedRows, random: Random): RowSource {
  const order = orderLayers(problem)
  const distinctAt = countedLayers(problem).length
  const touching = touchingOf(problem)
  const isTaken = problem.layers.map(() => false)
  /** Of each nogood: its terms that are not decided yet, and those that do not hold. */
  const undecided = problem.nogoods.map(({ terms }) => terms.length)
  const broken = problem.nogoods.map(() => 0)
  /** How many nogoods forbid each choice now, and how many choices of a layer none forbids. */
  const forbidden = problem.layers.map(({ choices }) => new Uint16Array(choices.length))
  const free = problem.layers.map(({ choices }) => choices.length)
  const row = new Uint16Array(problem.layers.length)
  let done = 0

  /** A nogood of which one term alone is left forbids what would make it hold, or does so no more. */
  function forbid(nogood: number, by: 1 | -1): boolean {
    const last = problem.nogoods[nogood]?.terms.find(({ layer }) => !isTaken[layer])
    if (!last) return true
    const of = forbidden[last.layer] as Uint16Array
    last.choices.forEach((held, choice) => {
      if (!held) return
      const before = of[choice] as number
      of[choice] = before + by
      if (before === 0) free[last.layer] = (free[last.layer] as number) - 1
      else if (before + by === 0) free[last.layer] = (free[last.layer] as number) + 1
    })
    return (free[last.layer] as number) > 0
  }

  /** @returns what has to be taken back, and whether every layer has a choice left */
  function take(layer: number, choice: number): { forbade: number[]; goesOn: boolean } {
    row[layer] = choice
    isTaken[layer] = true
    const forbade: number[] = []
    let goesOn = true
    for (const { nogood, choices } of touching[layer] ?? []) {
      undecided[nogood] = (undecided[nogood] as number) - 1
      if (!choices[choice]) broken[nogood] = (broken[nogood] as number) + 1
      if (undecided[nogood] !== 1 || broken[nogood] !== 0) continue
      forbade.push(nogood)
      goesOn = forbid(nogood, 1) && goesOn
    }
    return { forbade, goesOn }
  }

  function takeBack(layer: number, choice: number, forbade: readonly number[]): void {
    for (const nogood of forbade) forbid(nogood, -1)
    for (const { nogood, choices } of touching[layer] ?? []) {
      undecided[nogood] = (undecided[nogood] as number) + 1
      if (!choices[choice]) broken[nogood] = (broken[nogood] as number) - 1
    }
    isTaken[layer] = false
  }

  function openChoices(layer: number): number[] {
    const of = forbidden[layer] as Uint16Array
    done += of.length
    const open: number[] = []
    of.forEach((count, choice) => count === 0 && open.push(choice))
    return open
  }

  /** Decides layer after layer. @param next what to try of a layer, in turn @returns whether `row` is one now */
  function visit(depth: number, next: (layer: number, depth: number) => Iterable<number>): boolean {
    if (depth === distinctAt && used.has(row)) return false
    const layer = order[depth]
    if (layer === undefined) return true
    for (const choice of next(layer, depth)) {
      const { forbade, goesOn } = take(layer, choice)
      const found = goesOn && visit(depth + 1, next)
      takeBack(layer, choice, forbade)
      if (found) return true
    }
    return false
  }

  problem.nogoods.forEach(({ terms }, nogood) => terms.length === 1 && forbid(nogood, 1))

  return {
    order,
    work: () => done,
    draw(pick) {
      let left = drawSteps
      const found = visit(0, function* (layer) {
        let some = openChoices(layer)
        while (some.length > 0 && (left -= 1) >= 0) {
          const choice = pick(layer, some)
          yield choice
          some = some.filter((other) => other !== choice)
        }
      })
      return found ? row.slice() : undefined
    },
    cheapest({ costs, limit, steps, allows }) {
      const least = costs.map((of) => Math.min(...of))
      /** What the layers from each level on cost at least. */
      const endings = order.map((_, depth) =>
        order.slice(depth).reduce((sum, layer) => sum + (least[layer] as number), 0),
      )
      const spent = new Float64Array(order.length + 1)
      let left = steps
      const found = visit(0, function* (layer, depth) {
        done += sortingWork * (problem.layers[layer]?.choices.length ?? 0)
        const ends = endings[depth + 1] ?? 0
        const sorted = openChoices(layer)
          .filter((choice) => !allows || allows(layer, choice))
          .map((choice) => ({
            choice,
            paid: (spent[depth] as number) + (costs[layer]?.[choice] as number),
            ticket: random.below(0x1_0000_0000),
          }))
          .filter(({ paid }) => paid + ends < limit)
          .sort((x, y) => x.paid - y.paid || x.ticket - y.ticket)
        for (const { choice, paid } of sorted) {
          if ((left -= 1) < 0) return
          spent[depth + 1] = paid
          yield choice
        }
      })
      return found ? row.slice() : undefined
    },
  }
}

/** For each layer, what must never hold and has a term of it. */
export function touchingOf({
  layers,
  nogoods,
}: Problem): { nogood: number; choices: readonly boolean[] }[][] {
  return layers.map((_, layer) =>
    nogoods.flatMap(({ terms }, nogood) =>
      terms.filter((term) => term.layer === layer).map(({ choices }) => ({ nogood, choices })),
    ),
  )
}
