// A rule while it is being written: every part may still be missing.
import { listed, type Rule, type Term } from '../../../contract/rules.ts'

export interface TermDraft {
  layer: string | undefined
  /** None of the values, and not one of them. */
  not: boolean
  values: string[]
}

export interface RuleDraft {
  kind: Rule['kind']
  /** The layer that a conditional rule is about. */
  layer: string | undefined
  /** What must hold for it; of a rule that forbids, what must not hold together. */
  terms: TermDraft[]
  /** What is then forced. */
  then: TermDraft[]
}

export const emptyTerm: TermDraft = { layer: undefined, not: false, values: [] }
export const emptyRule: RuleDraft = {
  kind: 'forbidden',
  layer: undefined,
  terms: [emptyTerm, emptyTerm],
  then: [emptyTerm],
}

export function draftOf(rule: Rule): RuleDraft {
  switch (rule.kind) {
    case 'forbidden':
      return { ...emptyRule, kind: 'forbidden', terms: rule.all.map(termDraft) }
    case 'forced':
      return { ...emptyRule, kind: 'forced', terms: rule.if.map(termDraft), then: rule.then.map(termDraft) }
    case 'conditional':
      return { ...emptyRule, kind: 'conditional', layer: rule.layer, terms: rule.when.map(termDraft) }
  }
}

/** The same conditions for another kind of rule, and as many empty ones as it needs at the least. */
export function withKind(draft: RuleDraft, kind: Rule['kind']): RuleDraft {
  const said = draft.terms.filter(({ layer }) => layer !== undefined)
  const least = kind === 'forbidden' ? 2 : 1
  const missing = Array.from({ length: Math.max(0, least - said.length) }, () => emptyTerm)
  return { ...draft, kind, terms: [...said, ...missing] }
}

/** @returns undefined where something is missing yet */
export function ruleOf({ kind, layer, terms, then }: RuleDraft): Rule | undefined {
  const held = termsOf(terms)
  if (!held) return undefined
  if (kind === 'forbidden') return { kind, all: held }
  if (kind === 'conditional') return layer === undefined ? undefined : { kind, layer, when: held }
  const forced = termsOf(then)
  return forced && { kind, if: held, then: forced }
}

function termDraft(term: Term): TermDraft {
  return { layer: term.layer, not: term.not !== undefined, values: listed(term) }
}

function termsOf(drafts: TermDraft[]): Term[] | undefined {
  const terms = drafts.flatMap(({ layer, not, values }): Term[] => {
    const [first, ...others] = values
    if (layer === undefined || first === undefined) return []
    const named = others.length === 0 ? first : values
    return [not ? { layer, not: named } : { layer, is: named }]
  })
  return terms.length > 0 && terms.length === drafts.length ? terms : undefined
}
