import { InvalidInputError, say } from '@intaglio/shared'

/** What a template may ask of a token. */
export interface TemplateWords {
  name: string
  description: string
  position: number
  count: number
  collection: string
  symbol: string
  editions: string
  file: string
  traits: ReadonlyMap<string, string>
}

/** With a \ before it, it stands for itself. */
const variable = /\\?\{\{\s*([^{}]*?)\s*\}\}/g
const isWritten = (whole: string) => whole.startsWith('\\')
const plain = [
  'name',
  'description',
  'position',
  'count',
  'collection',
  'symbol',
  'editions',
  'file',
] as const
type Plain = (typeof plain)[number]
const traitPrefix = 'trait.'

/**
 * `{{name}} #{{position}}`: variables in double braces, everything else as it stands. `{{position:4}}` fills up with
 * zeros to four digits; `{{trait.Hat}}` is a trait's value; `\{{name}}` is written as `{{name}}`. There is nothing to
 * compute.
 */
export function renderTemplate(template: string, words: TemplateWords): string {
  return template.replace(variable, (whole, inner: string) =>
    isWritten(whole) ? whole.slice(1) : (valueOf(inner, words) ?? ''),
  )
}

/** Traits a template wants that a token does not have. */
export function missingTraits(template: string, words: TemplateWords): string[] {
  return [...template.matchAll(variable)]
    .flatMap(([whole, inner = '']) => (isWritten(whole) ? [] : [inner]))
    .filter((inner) => inner.startsWith(traitPrefix) && valueOf(inner, words) === undefined)
    .map((inner) => inner.slice(traitPrefix.length))
}

/** @throws InvalidInputError naming the first variable that does not exist */
export function checkTemplate(field: string, template: string): void {
  for (const [whole, inner = ''] of template.matchAll(variable)) {
    if (isWritten(whole)) continue
    const [base = '', width] = splitWidth(inner)
    const known = inner.startsWith(traitPrefix)
      ? inner.length > traitPrefix.length
      : isPlain(base) && (width === undefined || base === 'position')
    if (known) continue
    throw new InvalidInputError(
      field,
      say`${{ whole }} is no variable; there are ${{ variables: [...plain.map((name) => `{{${name}}}`), '{{trait.…}}'] }}`,
    )
  }
}

function valueOf(inner: string, words: TemplateWords): string | undefined {
  if (inner.startsWith(traitPrefix)) return words.traits.get(inner.slice(traitPrefix.length))
  const [base = '', width] = splitWidth(inner)
  if (!isPlain(base)) return undefined
  return String(words[base]).padStart(width ?? 0, '0')
}

function splitWidth(inner: string): [base: string, width: number | undefined] {
  const [, base = inner, width] = /^(\w+):([1-9])$/.exec(inner) ?? []
  return [base, width === undefined ? undefined : Number(width)]
}

function isPlain(name: string): name is Plain {
  return (plain as readonly string[]).includes(name)
}
