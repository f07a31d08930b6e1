// What rules about layers say, and how layers are laid on. One form from the window to the recipe.
import { reason } from '@intaglio/shared'
import { z } from 'zod'

/** How values and rules name a layer that shows nothing. */
export const nothingShown = '(none)'

/** How the pixels of a layer meet those below; each leaves them as they are where the layer is transparent. */
export const blendModes = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'add',
] as const
export type BlendMode = (typeof blendModes)[number]

/** Of a layer, or a value. */
export const nameSchema = z.string().trim().min(1).max(200)
const values = z.union([nameSchema, z.array(nameSchema).min(1).max(2000)])

/** True where the layer shows one of the values (`is`), or none of them (`not`). */
const termSchema = z
  .strictObject({ layer: nameSchema, is: values.optional(), not: values.optional() })
  .refine(({ is, not }) => (is === undefined) !== (not === undefined), {
    message: reason`says either what the layer is or what it is not`,
  })
const terms = z.array(termSchema).min(1).max(50)

export const ruleSchema = z.discriminatedUnion('kind', [
  /** Where all of `if` hold, all of `then` hold. */
  z.strictObject({ kind: z.literal('forced'), if: terms, then: terms }),
  /** Never do all of these hold together. */
  z.strictObject({ kind: z.literal('forbidden'), all: terms }),
  /** The layer shows something only where all of `when` hold; there it obeys its own weights. */
  z.strictObject({ kind: z.literal('conditional'), layer: nameSchema, when: terms }),
])
export const rulesSchema = z.array(ruleSchema).max(500)

export type Rule = z.output<typeof ruleSchema>
export type Term = z.output<typeof termSchema>

/** The values that a term names. */
export function listed(term: Term): string[] {
  const given = term.is ?? term.not ?? []
  return typeof given === 'string' ? [given] : given
}
