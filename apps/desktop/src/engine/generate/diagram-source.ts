import type { Diagram, Level } from './diagram.ts'
import type { Random } from './random.ts'
import type { RowSource } from './row-source.ts'
import type { Branch, UsedRows } from './used-rows.ts'

/** Rows out of a diagram: no way into it is ever in vain. */
export function createDiagramSource({ order, levels }: Diagram, used: UsedRows, random: Random): RowSource {
  const edges = levels.reduce((sum, { nodes, width }) => sum + nodes * width, 0)
  let done = 0
  /** Whether an untaken row goes on from a node. */
  const hasRoom = (depth: number, node: number, branch: Branch | undefined) =>
    (branch?.used ?? 0) < (levels[depth]?.room[node] ?? 1)

  return {
    order,
    work: () => done,
    draw(pick) {
      const row = new Uint16Array(levels.length)
      let node = 0
      let branch: Branch | undefined = used.root
      for (const [depth, { layer, width, next }] of levels.entries()) {
        const open: number[] = []
        for (let choice = 0; choice < width; choice += 1) {
          const target = next[node * width + choice] as number
          if (target >= 0 && hasRoom(depth + 1, target, branch?.below.get(choice))) open.push(choice)
        }
        if (open.length === 0) return undefined
        const choice = pick(layer, open)
        row[layer] = choice
        node = next[node * width + choice] as number
        branch = branch?.below.get(choice)
      }
      return row
    },
    cheapest({ costs, limit, steps, allows }) {
      const endings = cheapestEndings(levels, costs)
      const row = new Uint16Array(levels.length)
      let left = steps
      const visit = (depth: number, node: number, branch: Branch | undefined, spent: number): boolean => {
        const level = levels[depth]
        if (!level) return true
        const { layer, width, next } = level
        const open: { choice: number; target: number; paid: number; bound: number; ticket: number }[] = []
        for (let choice = 0; choice < width; choice += 1) {
          const target = next[node * width + choice] as number
          if (target < 0 || (allows && !allows(layer, choice))) continue
          const paid = spent + (costs[layer]?.[choice] as number)
          const bound = paid + (endings[depth + 1]?.[target] ?? 0)
          if (bound >= limit || !hasRoom(depth + 1, target, branch?.below.get(choice))) continue
          open.push({ choice, target, paid, bound, ticket: random.below(0x1_0000_0000) })
        }
        done += width
        open.sort((x, y) => x.bound - y.bound || x.ticket - y.ticket)
        for (const { choice, target, paid } of open) {
          if ((left -= 1) < 0) return false
          row[layer] = choice
          if (visit(depth + 1, target, branch?.below.get(choice), paid)) return true
        }
        return false
      }
      done += edges
      return visit(0, 0, used.root, 0) ? row : undefined
    },
  }
}

/** From each node on, what the cheapest way to the end costs. */
function cheapestEndings(levels: Level[], costs: readonly (readonly number[])[]): Float64Array[] {
  const endings: Float64Array[] = []
  for (let depth = levels.length - 1; depth >= 0; depth -= 1) {
    const { layer, nodes, width, next } = levels[depth] as Level
    const cost = costs[layer] as readonly number[]
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
