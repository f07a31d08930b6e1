import { decide } from './decide.ts'
import { isTooEntangled } from './diagram.ts'
import { demandsOf, toProblem, type Demand } from './problem.ts'
import type { Recipe } from './recipe.ts'

/** Questions spent on looking for a smaller set than the one found first. */
const maxQuestions = 100
/** Demands taken up while looking for the next question. */
const maxSteps = 100_000
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
      if (isTooEntangled(error)) return false
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

/**
 * Takes out what is not needed for the conflict, a large piece at a time; then looks for one with fewer demands. Each set
 * whose absence makes the rest possible has to have a demand in every conflict, so only sets that hit all of those that
 * are known need to be asked about: the first of them that is impossible is a smallest one.
 */
async function smallest(demands: readonly Demand[], isImpossible: Question): Promise<Conflict> {
  const found = await needed(demands, isImpossible)
  const others: Demand[][] = []
  for (let question = 0; question < maxQuestions; question += 1) {
    const hit = smallestHit(others, found.length - 1)
    if (hit === 'none') return { demands: found, smallest: true }
    if (hit === 'unknown') break
    const inOrder = demands.filter((demand) => hit.includes(demand))
    if (await isImpossible(inOrder)) return { demands: inOrder, smallest: true }
    const possible = await grown(inOrder, demands, isImpossible)
    others.push(demands.filter((demand) => !possible.has(demand)))
  }
  return { demands: found, smallest: false }
}

/** Of demands that conflict some that do, and none of which could be left out. */
async function needed(demands: readonly Demand[], isImpossible: Question): Promise<Demand[]> {
  let found = [...demands]
  for (let piece = Math.ceil(found.length / 2); piece >= 1; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let start = 0; start < found.length;) {
      const without = [...found.slice(0, start), ...found.slice(start + piece)]
      if (await isImpossible(without)) found = without
      else start += piece
    }
  }
  return found
}

/** Adds to demands that can be met whatever can be met with them; a piece that cannot is tried in halves. */
async function grown(
  some: readonly Demand[],
  demands: readonly Demand[],
  isImpossible: Question,
): Promise<Set<Demand>> {
  const possible = new Set(some)
  const add = async (piece: readonly Demand[]): Promise<void> => {
    if (piece.length === 0) return
    if (!(await isImpossible(demands.filter((one) => possible.has(one) || piece.includes(one))))) {
      for (const one of piece) possible.add(one)
    } else if (piece.length > 1) {
      const half = Math.ceil(piece.length / 2)
      await add(piece.slice(0, half))
      await add(piece.slice(half))
    }
  }
  await add(demands.filter((one) => !possible.has(one)))
  return possible
}

/** A smallest set with a demand of each, of at most `most`; `unknown` where looking for it takes too long. */
function smallestHit(sets: readonly Demand[][], most: number): Demand[] | 'none' | 'unknown' {
  let steps = 0
  const visit = (hit: readonly Demand[], left: number): Demand[] | undefined => {
    const missed = sets.find((set) => !set.some((one) => hit.includes(one)))
    if (!missed) return [...hit]
    if (left === 0) return undefined
    for (const one of missed) {
      if ((steps += 1) > maxSteps) return undefined
      const found = visit([...hit, one], left - 1)
      if (found) return found
    }
    return undefined
  }
  for (let size = 0; size <= most; size += 1) {
    const found = visit([], size)
    if (found) return found
    if (steps > maxSteps) return 'unknown'
  }
  return 'none'
}
