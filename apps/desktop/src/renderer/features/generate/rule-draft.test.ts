import { expect, it } from 'vitest'
import type { Rule } from '../../../contract/rules.ts'
import { draftOf, emptyRule, emptyTerm, ruleOf, withKind } from './rule-draft.ts'

const crown = { layer: 'Hat', is: 'Crown' }
const night = { layer: 'Sky', is: ['Night', 'Storm'] }

it.each<Rule>([
  { kind: 'forbidden', all: [crown, night, { layer: 'Eyes', not: 'Shut' }] },
  { kind: 'forced', if: [crown, night], then: [{ layer: 'Eyes', not: ['Shut', 'Sun'] }, crown] },
  { kind: 'conditional', layer: 'Jewel', when: [crown, night] },
])('takes a rule apart and puts it together again: %o', (rule) => {
  expect(ruleOf(draftOf(rule))).toEqual(rule)
})

it('is no rule as long as anything is missing', () => {
  const term = { layer: 'Hat', not: false, values: ['Crown'] }
  expect(ruleOf(emptyRule)).toBeUndefined()
  expect(ruleOf({ ...emptyRule, terms: [] })).toBeUndefined()
  expect(ruleOf({ ...emptyRule, terms: [term, emptyTerm] })).toBeUndefined()
  expect(ruleOf({ ...emptyRule, terms: [term, { ...term, values: [] }] })).toBeUndefined()
  expect(ruleOf({ ...emptyRule, kind: 'forced', terms: [term] })).toBeUndefined()
  expect(ruleOf({ ...emptyRule, kind: 'conditional', terms: [term] })).toBeUndefined()
  expect(ruleOf({ ...emptyRule, terms: [term] })).toEqual({ kind: 'forbidden', all: [crown] })
})

it('keeps what was said where it becomes another kind, and asks for no more than that needs', () => {
  const said = { layer: 'Hat', not: true, values: [] }
  const draft = { ...emptyRule, terms: [said, emptyTerm, emptyTerm] }
  expect(withKind(draft, 'forced')).toEqual({ ...draft, kind: 'forced', terms: [said] })
  expect(withKind(emptyRule, 'conditional').terms).toEqual([emptyTerm])
  expect(withKind({ ...draft, kind: 'forced' }, 'forbidden').terms).toEqual([said, emptyTerm])
})
