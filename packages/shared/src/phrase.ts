// What is said to a person, as data: it crosses processes and waits in the database, and each reader has it in their own
// language. The English sentence is its own key, so that code reads well and logs need no catalogue.
import { z } from 'zod'

/** A sentence of ours. */
export interface Phrase {
  /** In English, with a name in braces where a value stands: "The wallet has {have}, this needs {need}." */
  readonly id: string
  readonly values: Readonly<Record<string, PhraseValue>>
}

/** Numbers are written as the reader's language writes them; what is no quantity is a string. */
export type PhraseValue = string | number | Phrase | readonly PhraseValue[]

/** What a person reads: a phrase of ours, or as it is what others said (a library, a node) or are called. */
export type Text = Phrase | string

/** How a language says things. */
export interface Language {
  /** The sentence of a phrase with its placeholders. @param count where the phrase counts something, for the plural */
  sentence(id: string, count: number | undefined): string
  number(value: number): string
}

/**
 * Makes a phrase of a template whose holes are objects of one key: say`The wallet has ${{ have }}.`
 * A count that may be one is said with two phrases.
 */
export function say(
  sentence: TemplateStringsArray,
  ...holes: readonly Record<string, PhraseValue>[]
): Phrase {
  const names = holes.map((hole) => Object.keys(hole).join())
  return {
    id: sentence.reduce((id, part, index) => `${id}{${names[index - 1]}}${part}`),
    values: Object.assign({}, ...holes) as Phrase['values'],
  }
}

/** Several sentences as one paragraph; those that are undefined are left out. */
export function paragraph(sentences: readonly (Text | undefined)[]): Text {
  const said = sentences.filter((each) => each !== undefined)
  if (said.length === 1 && said[0] !== undefined) return said[0]
  return { id: said.map((_, index) => `{${index}}`).join(' '), values: Object.fromEntries(said.entries()) }
}

/** A text as a language says it. */
export function inLanguage(text: Text, language: Language): string {
  if (typeof text === 'string') return text
  const count = text.values['count']
  return language
    .sentence(text.id, typeof count === 'number' ? count : undefined)
    .replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = text.values[name]
      return value === undefined ? hole : valueIn(value, language)
    })
}

/** A text as the command line and the logs say it. */
export function inEnglish(text: Text): string {
  return inLanguage(text, english)
}

/** A value with every phrase in it said in English, for programs that read our JSON. */
export function englishJson(value: unknown, space?: number): string {
  return JSON.stringify(value, (_, part: unknown) => (isPhrase(part) ? inEnglish(part) : part), space)
}

/** The same text with every string in it changed. */
export function mapText(text: Text, change: (text: string) => string): Text {
  return typeof text === 'string' ? change(text) : mapPhrase(text, change)
}

/** A text as one string, for what keeps strings: a column of a database, say. An ordinary string stays what it is. */
export function writeText(text: Text): string {
  if (typeof text !== 'string') return JSON.stringify({ id: text.id, values: text.values })
  return text.startsWith(writtenPhrase) ? JSON.stringify(say`${{ text }}`) : text
}

/** What `writeText` wrote; any other string is a text as it is. */
export function readText(written: string): Text {
  if (!written.startsWith(writtenPhrase)) return written
  try {
    return phraseSchema.parse(JSON.parse(written))
  } catch {
    return written
  }
}

const valueSchema: z.ZodType<PhraseValue> = z.lazy(() =>
  z.union([z.string(), z.number(), phraseSchema, z.array(valueSchema)]),
)
const phraseSchema: z.ZodType<Phrase> = z.strictObject({
  id: z.string(),
  values: z.record(z.string(), valueSchema),
})
export const textSchema: z.ZodType<Text> = z.union([z.string(), phraseSchema])

const writtenPhrase = '{"id":'

const englishNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })
const english: Language = {
  sentence: (id) => id,
  number: (value) => englishNumber.format(value),
}

function valueIn(value: PhraseValue, language: Language): string {
  if (typeof value === 'number') return language.number(value)
  if (isList(value)) return value.map((each) => valueIn(each, language)).join(', ')
  return inLanguage(value, language)
}

function mapPhrase({ id, values }: Phrase, change: (text: string) => string): Phrase {
  const changed = Object.entries(values).map(([name, value]) => [name, mapValue(value, change)])
  return { id, values: Object.fromEntries(changed) as Phrase['values'] }
}

function mapValue(value: PhraseValue, change: (text: string) => string): PhraseValue {
  if (typeof value === 'number') return value
  return isList(value) ? value.map((each) => mapValue(each, change)) : mapText(value, change)
}

function isPhrase(value: unknown): value is Phrase {
  return phraseSchema.safeParse(value).success
}

function isList(value: PhraseValue): value is readonly PhraseValue[] {
  return Array.isArray(value)
}
