import { say, reason, reasonOf, type Text } from '@intaglio/shared'
import { z } from 'zod'
import { displayTypes, type Attribute, type SkippedFile } from '../../model.ts'
import type { ExportItem, FileWords } from './format.ts'

const attributeSchema = z.looseObject({
  trait_type: z.string().default(''),
  value: z.union([z.string(), z.number()], reason`must be text or a number`),
  display_type: z.enum(displayTypes).optional(),
  max_value: z.number().optional(),
})

/** Fields that items keep by themselves; `image` is the file the words belong to. */
const own = new Set(['name', 'description', 'image', 'attributes', 'decimals'])

/**
 * One token's metadata JSON as words. What is wrong in it is reported field by field, and the rest used.
 * @param where names the file (and the place in it) in reports
 * @returns undefined where it is no object at all
 */
export function readTokenJson(
  json: unknown,
  where: string,
  report: (problem: SkippedFile) => void,
): FileWords | undefined {
  const bad = (field: string, what: Text) =>
    report({ file: where, code: 'BAD_FIELD', field, reason: say`${{ field }}: ${{ what }}` })
  const object = z.record(z.string(), z.unknown()).safeParse(json)
  if (!object.success) {
    report({ file: where, code: 'BAD_ROW', reason: say`It holds no object with a token’s words.` })
    return undefined
  }
  const text = (field: string) => {
    const value = object.data[field]
    if (typeof value === 'string') return { [field]: value }
    if (value !== undefined && value !== null) bad(field, say`must be text`)
    return {}
  }
  const extra = Object.fromEntries(Object.entries(object.data).filter(([field]) => !own.has(field)))
  return {
    ...text('name'),
    ...text('description'),
    attributes: readAttributes(object.data['attributes'], bad),
    ...(Object.keys(extra).length > 0 && { extra }),
  }
}

function readAttributes(value: unknown, bad: (field: string, what: Text) => void): Attribute[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    bad('attributes', say`must be a list`)
    return []
  }
  return value.flatMap((entry: unknown, index): Attribute[] => {
    const parsed = attributeSchema.safeParse(entry)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const field = ['attributes', index, ...(issue?.path ?? [])].join('.')
      bad(field, issue ? reasonOf(issue) : say`is wrong`)
      return []
    }
    const { trait_type, value: of, display_type, max_value } = parsed.data
    const isNumber = display_type === undefined || typeof of === 'number'
    if (!isNumber)
      bad(
        `attributes.${index}.value`,
        say`must be a number, because of display_type ${{ display: display_type }}`,
      )
    return [
      {
        trait_type,
        value: of,
        ...(display_type !== undefined && isNumber && { display_type }),
        ...(max_value !== undefined && { max_value }),
      },
    ]
  })
}

/** An item's attributes as they stand in a JSON file. */
export function attributesJson({ attributes }: ExportItem): object[] {
  return attributes.map(({ trait_type, value, display_type, max_value }) => ({
    ...(trait_type !== '' && { trait_type }),
    value,
    ...(display_type !== undefined && { display_type }),
    ...(max_value !== undefined && { max_value }),
  }))
}

/** How JSON files for other tools are laid out. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
