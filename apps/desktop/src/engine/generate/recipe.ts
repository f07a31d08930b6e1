import { z } from 'zod'
import { InvalidInputError, say, invalidInput, reason } from '@intaglio/shared'
import {
  blendModes,
  listed,
  nameSchema as name,
  nothingShown as none,
  rulesSchema,
  type Rule,
  type Term,
} from '../../contract/rules.ts'

export { listed, nothingShown as none } from '../../contract/rules.ts'
export type { BlendMode, Rule, Term } from '../../contract/rules.ts'

const whole = z.int().min(0).max(1_000_000)
/** How often: in proportion to a weight, or exactly `quota` times. A weight of 0 is never. */
const share = {
  weight: z.number().min(0).max(1_000_000_000).optional(),
  quota: whole.optional(),
}
const look = {
  blend: z.enum(blendModes).optional(),
  /** 0 to 1. */
  opacity: z.number().min(0).max(1).optional(),
}
const oneShare = (given: { weight?: number | undefined; quota?: number | undefined }) =>
  given.weight === undefined || given.quota === undefined
const oneShareMessage = { message: reason`has both a weight and a quota; one of them decides` }

const valueSchema = z
  .strictObject({
    name: name.refine((text) => text !== none, { message: reason`"(none)" stands for no value` }),
    /** Relative to the layers' folder, forward slashes; absent for a value that draws nothing. */
    file: z.string().min(1).max(1000).optional(),
    ...share,
    ...look,
  })
  .refine(oneShare, oneShareMessage)

const layerSchema = z.strictObject({
  name,
  /** The trait's name in metadata; the layer's name unless said, null for a layer that is no trait. */
  trait: name.nullable().optional(),
  values: z.array(valueSchema).min(1).max(2000),
  /** How often the layer shows nothing; absent for never. */
  none: z.strictObject(share).refine(oneShare, oneShareMessage).optional(),
  ...look,
  /** Whether tokens that differ in this layer alone are different; they are unless said. */
  countsForDna: z.boolean().optional(),
})

const oneOfOneSchema = z.strictObject({
  name: name.optional(),
  description: z.string().max(10_000).optional(),
  /** Absolute, or relative to the layers' folder. */
  file: z.string().min(1).max(1000),
  attributes: z
    .array(z.strictObject({ trait_type: z.string().max(200), value: z.union([z.string(), z.number()]) }))
    .default([]),
  /** 1-based; the seed decides where it is absent. */
  position: z.int().min(1).max(1_000_000).optional(),
})

export const recipeSchema = z.strictObject({
  version: z.literal(1).default(1),
  /** Absolute path of the folder that holds the layers' pictures. */
  layersFolder: z.string().min(1),
  seed: z.string().max(1000).default('intaglio'),
  /** Tokens in all, one-of-ones among them. */
  count: z.int().min(1).max(100_000),
  /** Pixels of each picture. */
  size: z.strictObject({ width: z.int().min(1).max(16_384), height: z.int().min(1).max(16_384) }),
  format: z.enum(['png', 'webp', 'jpeg']).default('png'),
  /** `#rrggbb` behind the lowest layer; transparent where absent. */
  background: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  /** `{collection}`, `{position}` and `{<layer>}` are filled in. */
  tokenName: z.string().max(300).default('{collection} #{position}'),
  tokenDescription: z.string().max(10_000).default(''),
  /** Lowest first. */
  layers: z.array(layerSchema).min(1).max(64),
  rules: rulesSchema.default([]),
  oneOfOnes: z.array(oneOfOneSchema).max(10_000).default([]),
  /** The layer in the order of whose values the tokens come; the seed decides where absent, and among equal ones. */
  orderBy: name.optional(),
  /** What tokens show until the reveal. */
  placeholder: z
    .strictObject({
      image: z.string().min(1),
      name: z.string().max(300),
      description: z.string().max(10_000),
    })
    .optional(),
})

/** One small JSON document says what a collection is made of. */
export type Recipe = z.infer<typeof recipeSchema>
export type RecipeInput = z.input<typeof recipeSchema>
export type Layer = Recipe['layers'][number]
export type LayerValue = Layer['values'][number]
export type OneOfOne = Recipe['oneOfOnes'][number]

/**
 * @returns the recipe with everything filled in that was left to us
 * @throws InvalidInputError naming the field, also for names that occur twice and rules about what there is not
 */
export function parseRecipe(input: unknown): Recipe {
  const parsed = recipeSchema.safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error, 'recipe')
  const recipe = parsed.data
  refuseTwice('layers', recipe.layers)
  recipe.layers.forEach((layer, index) => refuseTwice(`layers.${index}.values`, layer.values))
  const valuesOf = new Map(
    recipe.layers.map((layer) => [layer.name, new Set(layer.values.map((value) => value.name))]),
  )
  recipe.rules.forEach((rule, index) => {
    const field = `rules.${index}`
    if (rule.kind === 'conditional' && !valuesOf.has(rule.layer)) {
      throw new InvalidInputError(field, say`there is no layer "${{ layer: rule.layer }}"`)
    }
    for (const term of termsOf(rule)) {
      const values = valuesOf.get(term.layer)
      if (!values) throw new InvalidInputError(field, say`there is no layer "${{ layer: term.layer }}"`)
      for (const value of listed(term)) {
        if (value !== none && !values.has(value)) {
          throw new InvalidInputError(
            field,
            say`layer "${{ layer: term.layer }}" has no value "${{ value }}"`,
          )
        }
      }
    }
  })
  if (recipe.orderBy !== undefined && !valuesOf.has(recipe.orderBy)) {
    throw new InvalidInputError('orderBy', say`there is no layer "${{ layer: recipe.orderBy }}"`)
  }
  refusePositions(recipe)
  return recipe
}

/** Every term of a rule. */
export function termsOf(rule: Rule): Term[] {
  if (rule.kind === 'forced') return [...rule.if, ...rule.then]
  return rule.kind === 'forbidden' ? rule.all : rule.when
}

function refuseTwice(field: string, things: { name: string }[]): void {
  const seen = new Set<string>()
  for (const { name } of things) {
    if (seen.has(name)) throw new InvalidInputError(field, say`"${{ name }}" is there twice`)
    seen.add(name)
  }
}

function refusePositions({ oneOfOnes, count }: Recipe): void {
  if (oneOfOnes.length > count) {
    throw new InvalidInputError(
      'oneOfOnes',
      say`there are ${{ given: oneOfOnes.length }}, more than the ${{ tokens: count }} tokens`,
    )
  }
  const taken = new Set<number>()
  oneOfOnes.forEach(({ position }, index) => {
    if (position === undefined) return
    const field = `oneOfOnes.${index}.position`
    if (position > count)
      throw new InvalidInputError(
        field,
        count === 1 ? say`there is only one token` : say`there are only ${{ count }} tokens`,
      )
    if (taken.has(position)) throw new InvalidInputError(field, say`position ${{ position }} is taken twice`)
    taken.add(position)
  })
}
