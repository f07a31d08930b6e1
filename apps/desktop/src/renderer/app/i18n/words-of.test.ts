import { say } from '@intaglio/shared'
import { expect, test } from 'vitest'
import i18next from 'i18next'
import { wordsOf } from './words-of.ts'
import { phrases } from './vi/phrases.ts'

test('a text is said in the language of the window, and in another after a switch', async () => {
  await i18next.init({ lng: 'vi', fallbackLng: 'en', resources: { en: {}, vi: { phrases } } })
  const place = say`Kubo at ${{ host: 'localhost:5001' }}`
  const told = say`${{ wrong: 1_200 }} of ${{ total: 12_000 }} blocks are not as they should be.`
  const unreachable = say`${{ what: place }} cannot be reached.`
  expect(wordsOf(unreachable)).toBe('Không kết nối được với Kubo tại localhost:5001.')
  expect(wordsOf(told)).toBe('1.200 trên 12.000 khối không đúng như phải có.')
  expect(wordsOf(say`A sentence of ${{ name: '{{tomorrow}} $t(x)' }}: nobody knows it yet.`)).toBe(
    'A sentence of {{tomorrow}} $t(x): nobody knows it yet.',
  )
  expect(wordsOf('node says no.')).toBe('node says no.')

  await i18next.changeLanguage('en')
  expect(wordsOf(unreachable)).toBe('Kubo at localhost:5001 cannot be reached.')
  expect(wordsOf(told)).toBe('1,200 of 12,000 blocks are not as they should be.')
})
