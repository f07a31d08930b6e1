import { IntaglioError } from '@intaglio/shared'
import { decide } from './decide.ts'
import { demandsOf, toProblem, type Demand } from './problem.ts'
import type { Recipe } from './recipe.ts'

/** Questions spent on looking for a smaller set than the one found first. */
const maxQuestions = 400
const maxConflicts = 10

/** Demands that cannot all be met; without any one of them they could. */
export interface Conflict {
  /** Empty where there are too few combinations whatever the rules say. */
  demands: Demand[]
  /** Whether no smaller set of demands conflicts; otherwise only that none of these could be left out. */
  smallest: boolean
}

/**
 * The conflicts of a recipe that is impossible, no two sharing a demand; none where it is possible.
 * @throws IntaglioError `RULES_TOO_ENTANGLED`
 */
export async function findConflicts(recipe: Recipe, signal?: AbortSignal): Promise<Conflict[]> {
  const isImpossible = async (demands: readonly Demand[]) => {
    signal?.throwIfAborted()
    try {
      return (await decide(toProblem(recipe, demands))).kind === 'impossible'
    } catch (error) {
      // Of a part of the rules nothing is claimed where it is harder to decide than the whole.
      if (error instanceof IntaglioError && error.code === 'RULES_TOO_ENTANGLED') return false
      throw error
    }
  }
  const conflicts: Conflict[] = []
  let left = demandsOf(recipe)
  while (conflicts.length < maxConflicts && (await isImpossible(left))) {
    const conflict = await smallest(left, isImpossible)
    conflicts.push(conflict)
    if (conflict.demands.length === 0) break
    left = left.filter((demand) => !conflict.demands.includes(demand))
  }
  return conflicts
}

type Question = (demands: readonly Demand[]) => Promise<boolean>

/** Takes out, in turn, what is not needed for the conflict; then looks for one with fewer demands. */
async function smallest(demands: readonly Demand[], isImpossible: Question): Promise<Conflict> {
  let found = [...demands]
  // Large pieces first: most demands have nothing to do with it.
  for (let piece = Math.ceil(found.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let start = 0; start < found.length;) {
      const without = [...found.slice(0, start), ...found.slice(start + piece)]
      if (await isImpossible(without)) found = without
      else start += piece
    }
  }
  let questions = 0
  for (let size = 1; size < found.length; size += 1) {
    for (const some of subsets(demands, size)) {
      if ((questions += 1) > maxQuestions) return { demands: found, smallest: false }
      if (await isImpossible(some)) return { demands: some, smallest: true }
    }
  }
  return { demands: found, smallest: true }
}

function* subsets<Value>(values: readonly Value[], size: number, from = 0): Generator<Value[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= values.length - size; index += 1) {
    for (const rest of subsets(values, size - 1, index + 1)) yield [values[index] as Value, ...rest]
  }
}
