import { decide } from './decide.ts'
import { tooEntangled, tryDiagram } from './diagram.ts'
import { createFiller, type Filler } from './fill.ts'
import { toProblem, type Problem } from './problem.ts'
import { createRandom } from './random.ts'
import type { Recipe } from './recipe.ts'
import { countApplicable, targetsOf } from './targets.ts'

/** Which choice every layer of every token shows, and how near that comes to what was wanted. */
export interface RowPlan {
  problem: Problem
  /** Distinct combinations the rules allow; undefined where they are too entangled to be counted. */
  distinct: bigint | undefined
  /** A choice a layer, indexes into `problem`; in the order of the tokens that are no one-of-ones. */
  rows: Uint16Array[]
  wanted: number[][]
  got: number[][]
}

export type PlanOutcome =
  | { kind: 'planned'; plan: RowPlan }
  /** Proven, or `open`: quotas and rules do not contradict each other, and yet no collection was found. */
  | { kind: 'impossible' | 'open'; distinct: bigint }

/** Conditions shift how many rows a layer applies to, and those the conditions of others. */
const rounds = 4

/**
 * Plans every token of a recipe: distinct, allowed, quotas met exactly, weights as nearly as that allows. The same
 * recipe gives the same plan on every machine.
 * @throws IntaglioError `RULES_TOO_ENTANGLED`
 */
export async function planRows(recipe: Recipe, signal?: AbortSignal): Promise<PlanOutcome> {
  const problem = toProblem(recipe)
  const diagram = tryDiagram(problem)
  if (diagram && diagram.count < BigInt(problem.count)) return { kind: 'impossible', distinct: diagram.count }
  const random = createRandom(`${recipe.seed}\nrows`)
  const filler = createFiller(problem, diagram, random, signal)
  const everywhere = problem.layers.map(() => problem.count)
  if (!(await filler.draw(problem.count, targetsOf(problem, everywhere)))) throw tooEntangled(problem)
  await settle(problem, filler)
  if (!meetsQuotas(problem, filler)) {
    if (!diagram) throw tooEntangled(problem)
    const distinct = diagram.count
    const verdict = await decide(problem)
    if (verdict.kind !== 'possible' || !verdict.witness) {
      return { kind: verdict.kind === 'impossible' ? 'impossible' : 'open', distinct }
    }
    const { parts, mergedOf } = verdict.witness
    filler.clear()
    for (const { row, count } of parts) {
      const allows = (layer: number, choice: number) => mergedOf[layer]?.[choice] === row[layer]
      for (let index = 0; index < count; index += 1) {
        if (!filler.place(targetsOf(problem, everywhere), allows)) return { kind: 'open', distinct }
      }
    }
    await settle(problem, filler)
    if (!meetsQuotas(problem, filler)) return { kind: 'open', distinct }
  }
  const wanted = targetsOf(problem, countApplicable(problem, filler.rows))
  // The rows drawn last took what was left: the tokens' order shows nothing of that.
  const rows = inOrder(problem, random.shuffle(filler.rows))
  return { kind: 'planned', plan: { problem, distinct: diagram?.count, rows, wanted, got: filler.got } }
}

function inOrder({ orderBy }: Problem, rows: Uint16Array[]): Uint16Array[] {
  if (orderBy === undefined) return rows
  return rows.toSorted((one, other) => (one[orderBy] as number) - (other[orderBy] as number))
}

async function settle(problem: Problem, filler: Filler): Promise<void> {
  let before = ''
  for (let round = 0; round < rounds; round += 1) {
    const targets = targetsOf(problem, countApplicable(problem, filler.rows))
    const now = JSON.stringify(targets)
    if (now === before) return
    before = now
    await filler.balance(targets)
  }
}

function meetsQuotas({ layers }: Problem, { got }: Filler): boolean {
  return layers.every(({ choices }, layer) =>
    choices.every(({ quota }, choice) => quota === undefined || got[layer]?.[choice] === quota),
  )
}
