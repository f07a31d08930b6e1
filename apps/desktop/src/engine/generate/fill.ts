import { setImmediate } from 'node:timers/promises'
import type { Diagram, Level } from './diagram.ts'
import type { Problem } from './problem.ts'
import type { Random } from './random.ts'
import { createUsedRows, type Branch } from './used-rows.ts'

/** A quota weighs more than every weight together could. */
const quotaForce = 2 ** 20
/** Edges looked at in one balance: about a second. A count and not a clock, so that every machine stops alike. */
const workLimit = 150_000_000
/** Ways tried to better one row. */
const searchLimit = 500

/** Rows of distinct allowed combinations, brought ever nearer to how often each choice should show. */
export interface Filler {
  rows: Uint16Array[]
  /** How many rows show each choice: `[layer][choice]`. */
  got: number[][]
  /** Adds rows at random, each choice in proportion to what is still missing of it. */
  draw(count: number, targets: number[][]): Promise<void>
  /** Adds an untaken row whose choices `allows` lets pass, the most wanted ones. False when there is none. */
  place(targets: number[][], allows: (layer: number, choice: number) => boolean): boolean
  /** Exchanges rows for others as long as that brings the numbers nearer to the targets (sum of squares). */
  balance(targets: number[][]): Promise<void>
  clear(): void
}

/** @param signal ends it with its reason */
export function createFiller(
  problem: Problem,
  diagram: Diagram,
  random: Random,
  signal?: AbortSignal,
): Filler {
  const { levels } = diagram
  const force = problem.layers.map(({ choices }) =>
    choices.map(({ quota }) => (quota === undefined ? 1 : quotaForce)),
  )
  const rows: Uint16Array[] = []
  const got = problem.layers.map(({ choices }) => choices.map(() => 0))
  let used = createUsedRows(diagram)

  const count = (row: Uint16Array, by: 1 | -1) =>
    row.forEach((choice, layer) => {
      const of = got[layer] as number[]
      of[choice] = (of[choice] as number) + by
    })
  /** What one row more of each choice adds to the sum of squares, a level at a time. */
  const costsOf = (targets: number[][]) =>
    levels.map(({ layer }) =>
      (got[layer] as number[]).map(
        (has, choice) =>
          (force[layer]?.[choice] as number) * (2 * (has - (targets[layer]?.[choice] as number)) + 1),
      ),
    )

  function drawOne(targets: number[][]): Uint16Array {
    const row = new Uint16Array(levels.length)
    let node = 0
    let branch: Branch | undefined = used.root
    levels.forEach((level, depth) => {
      const { layer } = level
      const open: number[] = []
      const missing: number[] = []
      let total = 0
      for (let choice = 0; choice < level.width; choice += 1) {
        const target = level.next[node * level.width + choice] as number
        if (target < 0 || !used.hasRoom(depth + 1, target, branch?.below.get(choice))) continue
        const lack = Math.max(0, (targets[layer]?.[choice] as number) - (got[layer]?.[choice] as number))
        open.push(choice)
        missing.push(lack)
        total += lack
      }
      let choice = open[0] as number
      if (total > 0) {
        let ticket = random.below(total)
        choice = open[missing.findIndex((lack) => (ticket -= lack) < 0)] as number
      } else {
        choice = leastOver(open, layer, targets)
      }
      row[layer] = choice
      node = level.next[node * level.width + choice] as number
      branch = branch?.below.get(choice)
    })
    return row
  }

  /** Of choices there are enough of, one of those with the smallest surplus. */
  function leastOver(open: number[], layer: number, targets: number[][]): number {
    const surplus = (choice: number) =>
      (force[layer]?.[choice] as number) *
      ((got[layer]?.[choice] as number) - (targets[layer]?.[choice] as number))
    const least = Math.min(...open.map(surplus))
    const best = open.filter((choice) => surplus(choice) === least)
    return best[random.below(best.length)] as number
  }

  /** The cheapest untaken row below `limit`, as far as `searchLimit` looks; ties fall at random. */
  function search(
    costs: number[][],
    limit: number,
    steps: number,
    allows?: (layer: number, choice: number) => boolean,
  ): Uint16Array | undefined {
    const endings = cheapestEndings(levels, costs)
    const row = new Uint16Array(levels.length)
    let left = steps
    const visit = (depth: number, node: number, branch: Branch | undefined, spent: number): boolean => {
      const level = levels[depth]
      if (!level) return true
      const open: { choice: number; target: number; bound: number; ticket: number }[] = []
      for (let choice = 0; choice < level.width; choice += 1) {
        const target = level.next[node * level.width + choice] as number
        if (target < 0 || (allows && !allows(level.layer, choice))) continue
        const bound = spent + (costs[depth]?.[choice] as number) + (endings[depth + 1]?.[target] ?? 0)
        if (bound >= limit || !used.hasRoom(depth + 1, target, branch?.below.get(choice))) continue
        open.push({ choice, target, bound, ticket: random.below(0x1_0000_0000) })
      }
      open.sort((x, y) => x.bound - y.bound || x.ticket - y.ticket)
      for (const { choice, target } of open) {
        if ((left -= 1) < 0) return false
        row[level.layer] = choice
        const paid = spent + (costs[depth]?.[choice] as number)
        if (visit(depth + 1, target, branch?.below.get(choice), paid)) return true
      }
      return false
    }
    return visit(0, 0, used.root, 0) ? row : undefined
  }

  /** Exchanges one row for a better one, or sideways for one as good. */
  function exchange(index: number, targets: number[][], sideways: boolean): boolean {
    const row = rows[index] as Uint16Array
    count(row, -1)
    const costs = costsOf(targets)
    const now = levels.reduce(
      (sum, { layer }, depth) => sum + (costs[depth]?.[row[layer] as number] as number),
      0,
    )
    // The row itself still counts as taken: what is found is another one.
    const better = search(costs, sideways ? now + 1 : now, searchLimit)
    count(better ?? row, 1)
    if (!better) return false
    used.remove(row)
    used.add(better)
    rows[index] = better
    return true
  }

  const edges = levels.reduce((sum, { nodes, width }) => sum + nodes * width, 0)
  return {
    rows,
    got,
    async draw(wanted, targets) {
      for (let index = 0; index < wanted; index += 1) {
        if (index % 512 === 511) await breathe(signal)
        const row = drawOne(targets)
        used.add(row)
        count(row, 1)
        rows.push(row)
      }
    },
    place(targets, allows) {
      const row = search(costsOf(targets), Infinity, Infinity, allows)
      if (!row) return false
      used.add(row)
      count(row, 1)
      rows.push(row)
      return true
    },
    async balance(targets) {
      const isOver = (choice: number, layer: number) =>
        (got[layer]?.[choice] as number) > (targets[layer]?.[choice] as number)
      let work = 0
      let lastBreath = 0
      for (let idle = 0; idle < 4;) {
        const over = random.shuffle([...rows.keys()].filter((index) => rows[index]?.some(isOver)))
        if (over.length === 0) return
        let improved = false
        for (const index of over) {
          if (!rows[index]?.some(isOver)) continue
          improved = exchange(index, targets, false) || improved
          work += edges + levels.length * 50
          if (work > workLimit) return
          if (work - lastBreath > 1_000_000) {
            lastBreath = work
            await breathe(signal)
          }
        }
        if (improved) idle = 0
        else {
          idle += 1
          // Where no single exchange helps, a few that change nothing open the way for one that does.
          for (const index of over.slice(0, 100)) {
            exchange(index, targets, true)
            work += edges
          }
        }
      }
    },
    clear() {
      rows.length = 0
      got.forEach((of) => of.fill(0))
      used = createUsedRows(diagram)
    },
  }
}

/** From each node on, what the cheapest way to the end costs. */
function cheapestEndings(levels: Level[], costs: number[][]): Float64Array[] {
  const endings: Float64Array[] = []
  for (let depth = levels.length - 1; depth >= 0; depth -= 1) {
    const { nodes, width, next } = levels[depth] as Level
    const cost = costs[depth] as number[]
    const below = endings[depth + 1]
    const least = new Float64Array(nodes).fill(Infinity)
    for (let node = 0; node < nodes; node += 1) {
      for (let choice = 0; choice < width; choice += 1) {
        const target = next[node * width + choice] as number
        if (target < 0) continue
        const sum = (cost[choice] as number) + (below?.[target] ?? 0)
        if (sum < (least[node] as number)) least[node] = sum
      }
    }
    endings[depth] = least
  }
  return endings
}

/** Lets everything else that waits have its turn. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate()
  signal?.throwIfAborted()
}
