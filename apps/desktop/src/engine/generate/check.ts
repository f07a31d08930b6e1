import { missingArt } from './art.ts'
import { findConflicts } from './conflicts.ts'
import { describeConflict } from './describe.ts'
import { countChoices, tryDiagram } from './diagram.ts'
import type { PlanOutcome } from './plan.ts'
import { toProblem } from './problem.ts'
import { none, type Recipe } from './recipe.ts'
import { sharesOf } from './tokens.ts'
import type { CheckReport, GenerateWarning, Share } from './types.ts'

/** Of what was wanted; smaller differences are not worth a word. */
const nearEnough = 0.1

/**
 * Says of a planned recipe whether it can be, and if not, which of its demands cannot be met together.
 * @throws IntaglioError `RULES_TOO_ENTANGLED`
 */
export async function checkRecipe(
  recipe: Recipe,
  outcome: PlanOutcome,
  signal?: AbortSignal,
): Promise<CheckReport> {
  const wanted = recipe.count - recipe.oneOfOnes.length
  const distinct = outcome.kind === 'planned' ? outcome.plan.distinct : outcome.distinct
  const shares = outcome.kind === 'planned' ? sharesOf(recipe, outcome.plan) : []
  const conflicts =
    outcome.kind === 'impossible'
      ? (await findConflicts(recipe, signal)).map((conflict) => ({
          ...conflict,
          message: describeConflict(conflict, outcome.distinct, wanted),
        }))
      : []
  return {
    feasible: outcome.kind === 'planned',
    decided: outcome.kind !== 'open',
    distinct:
      distinct === undefined || distinct > BigInt(Number.MAX_SAFE_INTEGER) ? 'many' : Number(distinct),
    wanted,
    conflicts,
    warnings: [...(await missingFiles(recipe)), ...neverShown(recipe, shares), ...farFromWeight(shares)],
    shares,
  }
}

async function missingFiles(recipe: Recipe): Promise<GenerateWarning[]> {
  const missing = new Set(await missingArt(recipe))
  const warn = (file: string, layer?: string, value?: string): GenerateWarning[] =>
    missing.has(file)
      ? [{ code: 'MISSING_FILE', layer, value, message: `The picture "${file}" is not there.` }]
      : []
  return [
    ...recipe.layers.flatMap((layer) =>
      layer.values.flatMap(({ name, file }) => (file === undefined ? [] : warn(file, layer.name, name))),
    ),
    ...recipe.oneOfOnes.flatMap(({ file }) => warn(file)),
  ]
}

/** Values that the rules leave no combination for. */
function neverShown(recipe: Recipe, shares: Share[]): GenerateWarning[] {
  if (shares.length > 0 && shares.every(({ got }) => got > 0)) return []
  const problem = toProblem(recipe)
  const diagram = tryDiagram(problem)
  // Of rules that cannot be counted nothing is claimed.
  if (!diagram) return []
  const counts = countChoices(problem, diagram)
  return problem.layers.flatMap(({ name: layer, choices }, index) =>
    choices.flatMap(({ name: value }, choice): GenerateWarning[] => {
      if (counts[index]?.[choice] !== 0n || value === none) return []
      const message = `${layer} "${value}" can never show: the rules forbid it with everything.`
      return [{ code: 'NEVER_SHOWN', layer, value, message }]
    }),
  )
}

function farFromWeight(shares: Share[]): GenerateWarning[] {
  return shares.flatMap(({ layer, value, wanted, got, exact }): GenerateWarning[] => {
    if (exact || Math.abs(wanted - got) <= Math.max(2, wanted * nearEnough)) return []
    const shown = value === none ? `${layer} empty` : `${layer} "${value}"`
    const message = `${shown} shows ${got} times; by its weight it would ${wanted} times. Rules or quotas stand against it.`
    return [{ code: 'FAR_FROM_WEIGHT', layer, value, message }]
  })
}
