import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LayerView } from '../../../contract/generation.ts'
import { nothingShown } from '../../../contract/rules.ts'
import { en } from '../../app/i18n/en.ts'
import { demandWords, ruleWords } from './rule-words.ts'

const layer = (name: string, title: string): LayerView => ({
  name,
  title,
  trait: title,
  optional: true,
  blend: 'normal' as const,
  opacity: 1,
  depth: 0,
  none: undefined,
  countsForDna: true,
  values: [],
})
const layers = [layer('1 Hat', 'Hat'), layer('2 Eyes', 'Eyes')]
const crown = { layer: '1 Hat', is: 'Crown' }

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

describe('rules in words', () => {
  it.each([
    [
      { kind: 'forbidden' as const, all: [crown, { layer: '2 Eyes', is: ['Sun', 'Moon'] }] },
      'never Hat Crown and Eyes Sun or Moon',
    ],
    [
      { kind: 'forced' as const, if: [crown], then: [{ layer: '2 Eyes', not: 'Sun' }] },
      'Hat Crown always with Eyes not Sun',
    ],
    [
      { kind: 'conditional' as const, layer: '2 Eyes', when: [{ layer: '1 Hat', is: nothingShown }] },
      'Eyes only with Hat nothing',
    ],
  ])('says a %o', (rule, words) => expect(ruleWords(rule, layers, i18next.t)).toBe(words))

  it('says a quota', () => {
    const demand = { kind: 'quota' as const, layer: '1 Hat', value: 'Crown', quota: 50 }
    expect(demandWords(demand, layers, i18next.t)).toBe('Hat Crown exactly 50 times')
  })
})
