import { setImmediate } from 'node:timers/promises'
import type { Diagram } from './diagram.ts'
import { createDiagramSource } from './diagram-source.ts'
import { createNudge } from './nudge.ts'
import { countedLayers, type Problem } from './problem.ts'
import type { Random } from './random.ts'
import { createSearchSource } from './search-source.ts'
import { createUsedRows } from './used-rows.ts'

/** A quota weighs more than every weight together could. */
const quotaForce = 2 ** 20
/** Looks at a choice in one balance: about a second. A count and not a clock, so that every machine stops alike. */
const workLimit = 150_000_000
/** Ways tried to better one row. */
const searchLimit = 500

/** Rows of distinct allowed combinations, brought ever nearer to how often each choice should show. */
export interface Filler {
  rows: Uint16Array[]
  /** How many rows show each choice: `[layer][choice]`. */
  got: number[][]
  /** Adds rows at random, each choice in proportion to what is still missing of it. False where one was not found. */
  draw(count: number, targets: number[][]): Promise<boolean>
  /** Adds an untaken row whose choices `allows` lets pass, the most wanted ones. False when there is none. */
  place(targets: number[][], allows: (layer: number, choice: number) => boolean): boolean
  /** Exchanges rows for others as long as that brings the numbers nearer to the targets (sum of squares). */
  balance(targets: number[][]): Promise<void>
  clear(): void
}

/**
 * @param diagram undefined where the rules are too entangled for one
 * @param signal ends it with its reason
 */
export function createFiller(
  problem: Problem,
  diagram: Diagram | undefined,
  random: Random,
  signal?: AbortSignal,
): Filler {
  const force = problem.layers.map(({ choices }) =>
    choices.map(({ quota }) => (quota === undefined ? 1 : quotaForce)),
  )
  const rows: Uint16Array[] = []
  const got = problem.layers.map(({ choices }) => choices.map(() => 0))
  const counted = countedLayers(problem)
  const used = createUsedRows(diagram?.order.filter((layer) => counted.includes(layer)) ?? counted)
  const source = diagram
    ? createDiagramSource(diagram, used, random)
    : createSearchSource(problem, used, random)
  const nudge = createNudge(problem, used, got, force)

  const count = (row: Uint16Array, by: 1 | -1) =>
    row.forEach((choice, layer) => {
      const of = got[layer] as number[]
      of[choice] = (of[choice] as number) + by
    })
  const add = (row: Uint16Array | undefined): boolean => {
    if (!row) return false
    used.add(row)
    count(row, 1)
    rows.push(row)
    return true
  }
  /** What one row more of each choice adds to the sum of squares. */
  const costsOf = (targets: number[][]) =>
    got.map((of, layer) =>
      of.map(
        (has, choice) =>
          (force[layer]?.[choice] as number) * (2 * (has - (targets[layer]?.[choice] as number)) + 1),
      ),
    )

  /** One of the choices, as often as it is missing; of those there are enough of, one with the smallest surplus. */
  function pick(targets: number[][], layer: number, open: readonly number[]): number {
    const surplus = (choice: number) =>
      (got[layer]?.[choice] as number) - (targets[layer]?.[choice] as number)
    const missing = open.map((choice) => Math.max(0, -surplus(choice)))
    const total = missing.reduce((sum, lack) => sum + lack, 0)
    if (total > 0) {
      let ticket = random.below(total)
      return open[missing.findIndex((lack) => (ticket -= lack) < 0)] as number
    }
    const weighed = open.map((choice) => (force[layer]?.[choice] as number) * surplus(choice))
    const least = weighed.reduce((one, other) => Math.min(one, other))
    const best = open.filter((_, index) => weighed[index] === least)
    return best[random.below(best.length)] as number
  }

  /** Exchanges one row for a better one, or sideways for one as good. */
  function exchange(index: number, targets: number[][], sideways: boolean): boolean {
    const row = rows[index] as Uint16Array
    count(row, -1)
    const costs = costsOf(targets)
    const now = row.reduce((sum, choice, layer) => sum + (costs[layer]?.[choice] as number), 0)
    // The row itself still counts as taken: what is found is another one.
    const better = source.cheapest({ costs, limit: sideways ? now + 1 : now, steps: searchLimit })
    count(better ?? row, 1)
    if (!better) return false
    used.remove(row)
    used.add(better)
    rows[index] = better
    return true
  }

  return {
    rows,
    got,
    async draw(wanted, targets) {
      for (let index = 0; index < wanted; index += 1) {
        if (index % 512 === 511) await breathe(signal)
        if (!add(source.draw((layer, open) => pick(targets, layer, open)))) return false
      }
      return true
    },
    place: (targets, allows) =>
      add(source.cheapest({ costs: costsOf(targets), limit: Infinity, steps: Infinity, allows })),
    async balance(targets) {
      const isOver = (choice: number, layer: number) =>
        (got[layer]?.[choice] as number) > (targets[layer]?.[choice] as number)
      const overRows = () => random.shuffle([...rows.keys()].filter((index) => rows[index]?.some(isOver)))
      const begun = source.work()
      let lastBreath = begun
      let small = true
      for (let idle = 0; idle < 4;) {
        const over = overRows()
        if (over.length === 0) return
        let improved = false
        for (const index of over) {
          const row = rows[index] as Uint16Array
          if (!row.some(isOver)) continue
          // One layer of a row alone is changed in no time; only where that helps no more are whole rows looked for.
          improved = (small ? nudge(row, targets) : exchange(index, targets, false)) || improved
          const work = source.work()
          if (work - begun > workLimit) return
          if (work - lastBreath > 1_000_000) {
            lastBreath = work
            await breathe(signal)
          }
        }
        if (small) {
          small = improved
          await breathe(signal)
        } else if (improved) idle = 0
        else {
          idle += 1
          // Where no single exchange helps, a few that change nothing open the way for one that does.
          for (const index of over.slice(0, 100)) exchange(index, targets, true)
        }
      }
    },
    clear() {
      rows.length = 0
      got.forEach((of) => of.fill(0))
      used.clear()
    },
  }
}

/** Lets everything else that waits have its turn. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}
