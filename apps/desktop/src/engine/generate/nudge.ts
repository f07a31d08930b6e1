import type { Problem } from './problem.ts'
import { touchingOf } from './search-source.ts'
import type { UsedRows } from './used-rows.ts'

/**
 * Changes single layers of a row in place, each to the choice that brings the numbers nearest to their targets, where
 * the rules allow it and no other row counts as the same.
 * @param got how many rows show each choice; kept right
 * @param force how much each choice counts
 * @returns whether something was changed
 */
export function createNudge(
  problem: Problem,
  used: UsedRows,
  got: number[][],
  force: readonly (readonly number[])[],
): (row: Uint16Array, targets: readonly (readonly number[])[]) => boolean {
  const touching = touchingOf(problem)
  const isAllowed = (row: Uint16Array, layer: number) =>
    (touching[layer] ?? []).every(
      ({ nogood }) =>
        !problem.nogoods[nogood]?.terms.every((term) => term.choices[row[term.layer] as number]),
    )

  return (row, targets) => {
    let changed = false
    for (let layer = 0; layer < row.length; layer += 1) {
      const from = row[layer] as number
      const [of, wanted, weighs] = [got[layer], targets[layer], force[layer]] as [
        number[],
        number[],
        number[],
      ]
      const surplus = (choice: number) => (of[choice] as number) - (wanted[choice] as number)
      if (surplus(from) <= 0) continue
      const saved = (weighs[from] as number) * (2 * surplus(from) - 1)
      let best = saved
      let to = from
      for (let choice = 0; choice < of.length; choice += 1) {
        const cost = (weighs[choice] as number) * (2 * surplus(choice) + 1)
        if (cost >= best) continue
        row[layer] = choice
        if (!isAllowed(row, layer) || (problem.layers[layer]?.counts && used.has(row))) continue
        best = cost
        to = choice
      }
      row[layer] = from
      if (to === from) continue
      used.remove(row)
      row[layer] = to
      used.add(row)
      of[from] = (of[from] as number) - 1
      of[to] = (of[to] as number) + 1
      changed = true
    }
    return changed
  }
}
