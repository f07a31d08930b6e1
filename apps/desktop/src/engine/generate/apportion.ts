const scale = 1_000_000

/**
 * Cuts `total` into whole parts in proportion to the weights by the largest remainder; of equal remainders the first
 * wins. The parts always add up to `total`. All arithmetic is in whole numbers (weights count to six decimals).
 * @param weights 0 or more each; all zero gives all zero
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const whole = weights.map((weight) => BigInt(Math.round(weight * scale)))
  const sum = whole.reduce((before, weight) => before + weight, 0n)
  if (sum === 0n || total <= 0) return weights.map(() => 0)
  const shares = whole.map((weight, index) => {
    const exact = BigInt(total) * weight
    return { index, part: Number(exact / sum), rest: exact % sum }
  })
  const missing = total - shares.reduce((before, { part }) => before + part, 0)
  const byRest = [...shares].sort((x, y) =>
    x.rest === y.rest ? x.index - y.index : x.rest < y.rest ? 1 : -1,
  )
  for (const share of byRest.slice(0, missing)) share.part += 1
  return shares.map(({ part }) => part)
}
