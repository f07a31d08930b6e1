/** Scores from `from` up to and without `to`; the last group holds its end too. */
export interface ScoreGroup {
  from: number
  to: number
  count: number
}

/** Steps that people read easily, the smallest first; beyond them steps of tens. */
const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
const mostGroups = 24

/** How many of the scores lie between round numbers: at most two dozen groups side by side, empty ones among them. */
export function groupScores(scores: readonly number[]): ScoreGroup[] {
  if (scores.length === 0) return []
  const least = scores.reduce((one, other) => Math.min(one, other))
  const most = scores.reduce((one, other) => Math.max(one, other))
  const groupsOf = (step: number) => Math.floor(most / step) - Math.floor(least / step) + 1
  const step =
    steps.find((each) => groupsOf(each) <= mostGroups) ?? Math.ceil(most / (mostGroups - 1) / 10) * 10
  const first = Math.floor(least / step)
  // A product and not a sum of steps: what is added up again and again is round no more.
  const groups = Array.from({ length: groupsOf(step) }, (_, index) => ({
    from: (first + index) * step,
    to: (first + index + 1) * step,
    count: 0,
  }))
  for (const score of scores) {
    const group = groups[Math.floor(score / step) - first]
    if (group) group.count += 1
  }
  return groups
}
