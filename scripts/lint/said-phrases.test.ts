import { expect, test } from 'vitest'
import { phraseFiles, phrases } from '../../apps/desktop/src/renderer/app/i18n/vi/phrases.ts'
import { root } from './checks.ts'
import { phrasesIn, phrasesUnder, placeholders } from './said-phrases.ts'

const speaking = [
  'packages/shared/src',
  'apps/desktop/src/contract',
  'apps/desktop/src/engine',
  'apps/desktop/src/main',
  'apps/backend/src',
]

/** Without a letter of its own a sentence is the same in every language. */
const isWordless = (sentence: string): boolean => !/\p{L}/u.test(sentence.replace(/\{\w+\}/g, ''))

test('sentences are found with the names of their values', () => {
  const source =
    'const a = say`The ${{ have }} of ${{ need: 1 + 2 }}.`; z.string(reason`must be short`); other`no`; say`Yes.`'
  expect(phrasesIn(source)).toEqual(['The {have} of {need}.', 'must be short', 'Yes.'])
  expect(() => phrasesIn('say`Hello ${name}.`')).toThrow('one key')
  expect(() => phrasesIn('say`Hello {name}.`')).toThrow('Braces')
})

test('all that is said to people is there in Vietnamese, and nothing else', () => {
  const said = phrasesUnder(root, speaking).filter((sentence) => !isWordless(sentence))
  expect(said.length).toBeGreaterThan(300)
  expect(Object.keys(phrases).sort()).toEqual(said.sort())
})

test('a sentence has the same values in Vietnamese', () => {
  const others = Object.entries(phrases).filter(
    ([english, vietnamese]) => String(placeholders(english)) !== String(placeholders(vietnamese)),
  )
  expect(others).toEqual([])
})

test('no sentence stands in two files', () => {
  const all = phraseFiles.flatMap((file) => Object.keys(file))
  expect(all).toHaveLength(new Set(all).size)
})
