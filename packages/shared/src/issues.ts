// What a schema found wrong with a value, in words for a person.
import type { z } from 'zod'
import { InvalidInputError } from './errors.ts'
import { readText, say, writeText, type Phrase, type PhraseValue } from './phrase.ts'

/**
 * A reason that a schema of ours gives: reason`must be at most ${{ most }}`. It begins in small letters,
 * which tells it from zod's own messages.
 */
export function reason(
  sentence: TemplateStringsArray,
  ...holes: readonly Record<string, PhraseValue>[]
): string {
  return holes.length === 0 ? sentence.join('') : writeText(say(sentence, ...holes))
}

/** The first thing that is wrong, as an error that names the field. @param whole names the value itself */
export function invalidInput(error: z.ZodError, whole: string): InvalidInputError {
  const [issue] = error.issues
  return new InvalidInputError(issue?.path.join('.') || whole, issue ? reasonOf(issue) : say`is wrong`)
}

/** A payload may have a million wrong ones. */
const shownKeys = 5

/** Completes a sentence that begins with the field. */
export function reasonOf(issue: z.core.$ZodIssue): Phrase {
  const said = readText(issue.message)
  if (typeof said !== 'string') return said
  if (!/^[A-Z]/.test(said)) return { id: said, values: {} }
  switch (issue.code) {
    case 'invalid_type':
      return typeReason(issue)
    case 'too_small':
      return smallReason(issue)
    case 'too_big':
      return bigReason(issue)
    case 'invalid_value':
      return say`must be one of ${{ values: issue.values.map(String) }}`
    case 'unrecognized_keys':
      return say`holds what is not known: ${{ keys: issue.keys.slice(0, shownKeys) }}`
    case 'invalid_format':
      return issue.format === 'url' ? say`must be a web address` : say`is not written as it must be`
    default:
      return say`is wrong`
  }
}

function typeReason({ expected, message }: z.core.$ZodIssueInvalidType): Phrase {
  if (message.endsWith('received undefined')) return say`is missing`
  switch (expected) {
    case 'string':
      return say`must be text`
    case 'number':
      return say`must be a number`
    case 'int':
      return say`must be a whole number`
    case 'boolean':
      return say`must be true or false`
    case 'array':
      return say`must be a list`
    case 'object':
    case 'record':
      return say`must be an object`
    default:
      return say`is wrong`
  }
}

function smallReason({ origin, minimum }: z.core.$ZodIssueTooSmall): Phrase {
  const least = Number(minimum)
  if (origin === 'string') {
    return least === 1 ? say`must not be empty` : say`must have ${{ least }} characters or more`
  }
  if (origin === 'array')
    return least === 1 ? say`must not be empty` : say`must have ${{ least }} entries or more`
  return say`must be ${{ least }} or more`
}

function bigReason({ origin, maximum }: z.core.$ZodIssueTooBig): Phrase {
  const most = Number(maximum)
  if (origin === 'string') return say`must have ${{ most }} characters or fewer`
  if (origin === 'array') return say`must have ${{ most }} entries or fewer`
  return say`must be ${{ most }} or less`
}
