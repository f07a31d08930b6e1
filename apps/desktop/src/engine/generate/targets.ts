import { apportion } from './apportion.ts'
import { holds, type Problem } from './problem.ts'
import { none } from './recipe.ts'

/** Rows in which each layer may show something, by the conditions on it. */
export function countApplicable(problem: Problem, rows: readonly ArrayLike<number>[]): number[] {
  return problem.layers.map(({ when }) =>
    when.length === 0 ? problem.count : rows.filter((row) => holds(when, row)).length,
  )
}

/**
 * How many of the rows should show each choice: quotas as they are, the rest by weight to the largest remainder. A
 * conditional layer's weights divide the rows in which its condition holds; the others show nothing.
 * @param applicable what countApplicable gives
 */
export function targetsOf({ count, layers }: Problem, applicable: readonly number[]): number[][] {
  return layers.map(({ choices, when }, layer) => {
    const isNothing = choices.map(({ name }) => name === none)
    const nothing = choices[isNothing.indexOf(true)]
    const quotas = choices.reduce((sum, { quota }) => sum + (quota ?? 0), 0)
    const off = when.length === 0 || nothing?.quota !== undefined ? 0 : count - (applicable[layer] ?? count)
    const shares = apportion(
      Math.max(0, count - off - quotas),
      choices.map(({ weight, quota }) => (quota === undefined ? weight : 0)),
    )
    return choices.map(({ quota }, choice) => {
      return quota ?? (shares[choice] ?? 0) + (isNothing[choice] ? off : 0)
    })
  })
}
