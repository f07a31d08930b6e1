import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** Tags of templates that are sentences for a person: phrases, and reasons that schemas give. */
const tags = new Set(['say', 'reason'])

/**
 * The sentences that code says to people, each once, as the catalogues of other languages know them.
 * @param source of a TypeScript module
 * @throws where a hole is no object of one key, or a sentence holds braces of its own
 */
export function phrasesIn(source: string): string[] {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && tags.has(node.tag.getText())) found.add(idOf(node.template))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('said.ts', source, ts.ScriptTarget.Latest, true))
  return [...found]
}

/** All that the modules under some folders say; tests and what serves them are left out. */
export function phrasesUnder(root: string, folders: readonly string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|(^|\/)testing\//.test(file))
      .map((file) => path.join(root, folder, file)),
  )
  return [...new Set(files.flatMap((file) => phrasesIn(readFileSync(file, 'utf8'))))]
}

/** Names of the values in a sentence, in order of the alphabet. */
export function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
}

function idOf(template: ts.TemplateLiteral): string {
  const own = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template.text]
    : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
  if (own.some((part) => /[{}]/.test(part))) throw new Error(`Braces stand for values: ${template.getText()}`)
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.templateSpans.reduce(
    (id, { expression, literal }) => `${id}{${nameOf(expression)}}${literal.text}`,
    template.head.text,
  )
}

function nameOf(hole: ts.Expression): string {
  const [property, ...others] = ts.isObjectLiteralExpression(hole) ? hole.properties : []
  const name = property?.name?.getText()
  if (name === undefined || others.length > 0)
    throw new Error(`A hole is an object of one key: ${hole.getText()}`)
  return name
}
