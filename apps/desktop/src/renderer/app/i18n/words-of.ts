import { inLanguage, type Text } from '@intaglio/shared'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'

/** A text of the engine in the language the window speaks. Whoever shows it uses `useWords`, and follows a switch. */
export function wordsOf(text: Text): string {
  const { language } = i18next
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  const t = i18next.getFixedT(null, 'phrases')
  return inLanguage(text, {
    sentence: (id, count) => t(id, count === undefined ? asIs : { ...asIs, count }),
    number: (value) => number.format(value),
  })
}

export function useWords(): typeof wordsOf {
  useTranslation()
  return wordsOf
}

/** The English sentence is the key, dots, colons and braces among its letters: `inLanguage` fills it in. */
const asIs = { nsSeparator: false, keySeparator: false, skipInterpolation: true } as const
