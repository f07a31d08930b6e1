import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import type { StorageProofView } from '../../../contract/storage.ts'
import { en } from '../../app/i18n/en.ts'
import { standingWords } from './where-words.ts'

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

const proof: StorageProofView = {
  ...{ placeId: 'mine', readFrom: 'Kubo at mine', isIndependent: false, notThrough: [] },
  ...{ blocks: 12, bytes: 900, verifiedAt: '2025-06-01T12:00:00Z', isCurrent: true },
}
const more = (part: Partial<StorageProofView>) =>
  standingWords({ is: 'proven', proof: { ...proof, ...part } }, i18next.t, 'en').more

it('says through which place it was read', () => {
  expect(more({ readFrom: 'Kubo at theirs', isIndependent: true })).toEqual(['Read through: Kubo at theirs'])
  expect(more({})).toEqual(['Read the way it was sent: Kubo at mine'])
})

it('says why it was not read through another', () => {
  const whys = (['absent', 'changed', 'silent', 'refused'] as const).map((why) =>
    more({ notThrough: [{ place: 'Kubo at theirs', why }] })?.at(-1),
  )
  expect(whys[0]).toBe('Not found through: Kubo at theirs')
  expect(new Set(whys).size).toBe(4)
  for (const text of whys) expect(text).not.toMatch(/storage\.|\{\{/)
})
