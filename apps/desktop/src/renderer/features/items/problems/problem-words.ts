import type { TFunction } from 'i18next'
import type { ProblemView } from '../../../../contract/items.ts'
import { wordsOf } from '../../../app/i18n/words-of.ts'

const known = [
  ...([
    'TRUNCATED',
    'EMPTY',
    'NOT_AN_IMAGE',
    'TOO_LARGE',
    'OUTSIDE_FOLDER',
    'DUPLICATE',
    'UNREADABLE',
  ] as const),
  ...(['CHANGING', 'DECODER_FAILED', 'REMOVED', 'MISSING', 'LOCATION_REMOVED', 'COLORS_CONVERTED'] as const),
  ...([
    'COVER_DRAWN',
    'COVER_UNUSABLE',
    'DRAWING_CLEANED',
    'NO_NAME',
    'SAME_NAME',
    'TEMPLATE_TRAIT',
  ] as const),
  ...(['TRAIT_REPEATED', 'ABOVE_MAX', 'BAD_DATE', 'BIG_PERCENTAGE', 'SCHEMA', 'NO_DESCRIPTION'] as const),
  ...(['NO_LOGO', 'HIGH_ROYALTY', 'NO_ITEMS'] as const),
] as const
export type KnownProblem = (typeof known)[number]

export function isKnown(code: string): code is KnownProblem {
  return (known as readonly string[]).includes(code)
}

/** What is wrong, in the person's language; with the engine's reason where the window has no words of its own. */
export function problemWords(t: TFunction, { code, field, reason }: ProblemView): string {
  if (!isKnown(code)) return wordsOf(reason)
  const words = t(`problems.${code}`)
  return field && code === 'SCHEMA' ? `${words} (${field})` : words
}
