import type { Conflict } from './conflicts.ts'
import type { Demand } from './problem.ts'
import { listed, none, type Rule, type Term } from './recipe.ts'

/** A demand in words: `Hat "Crown" exactly 50 times`. */
export function describeDemand(demand: Demand): string {
  if (demand.kind === 'rule') return `rule ${demand.index + 1} (${describeRule(demand.rule)})`
  return `${demand.layer} ${value(demand.value)} exactly ${demand.quota} times`
}

export function describeRule(rule: Rule): string {
  if (rule.kind === 'forbidden') return `never ${all(rule.all)}`
  if (rule.kind === 'forced') return `${all(rule.if)} always with ${all(rule.then)}`
  return `${rule.layer} only where ${all(rule.when)}`
}

/** @param distinct combinations the rules allow */
export function describeConflict({ demands }: Conflict, distinct: bigint, wanted: number): string {
  if (demands.length === 0) {
    return `The layers give too few combinations: ${wanted} are wanted, whatever the rules say.`
  }
  const [first, ...others] = demands.map(describeDemand)
  if (others.length === 0) return `This alone cannot be met with ${wanted} distinct tokens: ${first}.`
  const few =
    distinct < BigInt(wanted) ? ` Together all rules leave ${distinct} of ${wanted} combinations.` : ''
  return `These cannot all be met: ${[first, ...others].join('; ')}.${few}`
}

function all(terms: Term[]): string {
  return terms
    .map(
      (term) =>
        `${term.layer} ${term.not === undefined ? '' : 'not '}${listed(term).map(value).join(' or ')}`,
    )
    .join(' and ')
}

function value(name: string): string {
  return name === none ? 'nothing' : `"${name}"`
}
