// Collections made of layers, as the window shows and changes them.
import { z } from 'zod'
import { blendModes, nameSchema as name, rulesSchema, type BlendMode, type Rule } from './rules.ts'

export const pictureFormats = ['png', 'webp', 'jpeg'] as const

const attributeSchema = z.strictObject({
  trait_type: z.string().max(200),
  value: z.union([z.string().max(1000), z.number()]),
})
const words = z.strictObject({ name: z.string().max(300), description: z.string().max(10_000) })

/** What the window may change of a recipe; what is absent stays. */
export const recipeChangeSchema = z.strictObject({
  count: z.int().min(1).max(100_000).optional(),
  seed: z.string().max(1000).optional(),
  size: z.strictObject({ width: z.int().min(1).max(16_384), height: z.int().min(1).max(16_384) }).optional(),
  format: z.enum(pictureFormats).optional(),
  /** Null for none. */
  background: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .optional(),
  /** Of each token: `{collection}`, `{position}` and `{<layer>}` are filled in. */
  tokens: words.optional(),
  rules: rulesSchema.optional(),
  /** All layers by name, lowest first. */
  order: z.array(name).max(64).optional(),
  /** How a layer is laid on, or one of its values other than the rest; null is as the layer. */
  look: z
    .strictObject({
      layer: name,
      value: name.optional(),
      blend: z.enum(blendModes).nullable().optional(),
      opacity: z.number().min(0).max(1).nullable().optional(),
    })
    .optional(),
  /** What a layer is called as a trait; null for a layer that is none. */
  trait: z.strictObject({ layer: name, name: name.nullable() }).optional(),
  /** Whether items that differ in a layer alone are different. */
  dna: z.strictObject({ layer: name, counts: z.boolean() }).optional(),
  /** The layer in the order of whose values the items come; null where the seed decides. */
  orderBy: name.nullable().optional(),
  /** How often a value shows, or nothing does: in proportion to a weight, exactly, or, of nothing, never. */
  share: z
    .strictObject({
      layer: name,
      value: name,
      how: z.union([
        z.strictObject({ weight: z.number().min(0).max(1e9) }),
        z.strictObject({ quota: z.int().min(0).max(1_000_000) }),
        z.literal('never'),
      ]),
    })
    .optional(),
  /** The one-of-ones that stay, by their place in the list; null is where the seed decides. */
  oneOfOnes: z
    .array(
      z.strictObject({
        index: z.int().nonnegative(),
        name: z.string().max(200),
        /** Empty for that of all items. */
        description: z.string().max(10_000),
        attributes: z.array(attributeSchema).max(100),
        position: z.int().min(1).max(1_000_000).nullable(),
      }),
    )
    .max(10_000)
    .optional(),
  /** Null where nothing is hidden any more. */
  placeholder: words.nullable().optional(),
})

export type RecipeChange = z.output<typeof recipeChangeSchema>

/** A weight, or an exact number of tokens where that is set. */
export interface HowOften {
  weight: number
  quota: number | undefined
}

export interface ValueView extends HowOften {
  name: string
  /** Undefined is as the layer. */
  blend: BlendMode | undefined
  /** 0 to 1, of the layer's own. */
  opacity: number | undefined
}

export interface OneOfOneView {
  file: string
  name: string
  description: string
  attributes: z.output<typeof attributeSchema>[]
  /** Undefined where the seed decides. */
  position: number | undefined
}

export interface LayerView {
  name: string
  blend: BlendMode
  /** 0 to 1. */
  opacity: number
  /** How many layers it lies within. */
  depth: number
  /** How often it shows nothing; undefined for never by its own choice. */
  none: HowOften | undefined
  /** What people read: the trait, or the layer's name where it is no trait. */
  title: string
  optional: boolean
  /** Undefined for a layer that is no trait. */
  trait: string | undefined
  /** Whether items that differ in it alone are different. */
  countsForDna: boolean
  values: ValueView[]
}

export interface RecipeView {
  folder: string
  count: number
  seed: string
  width: number
  height: number
  format: (typeof pictureFormats)[number]
  background: string | undefined
  tokens: { name: string; description: string }
  /** The layer in the order of whose values the items come; undefined where the seed decides. */
  orderBy: string | undefined
  oneOfOnes: OneOfOneView[]
  /** What the tokens show until the reveal. */
  placeholder: { file: string; name: string; description: string } | undefined
  /** Lowest first. */
  layers: LayerView[]
  rules: Rule[]
}

export interface LayersOpened {
  projectId: string
}

export interface GenerationView {
  recipe: RecipeView | undefined
  /** The collection being drawn or drawn last; `current` where it is what the recipe says now. */
  drawn: { tokens: number; done: number; current: boolean } | undefined
  /** What pins the order of the pictures before anybody sees them; undefined until all are drawn. */
  provenance: string | undefined
  /** Of the picture that hides the items, small. */
  placeholderUrl: string | undefined
  /** Whether the project has items that somebody brought. */
  hasOwnItems: boolean
}

export interface ShareView {
  layer: string
  trait: string | undefined
  /** `(none)` for tokens in which the layer shows nothing. */
  value: string
  wanted: number
  got: number
}

export type DemandView =
  { kind: 'rule'; rule: Rule } | { kind: 'quota'; layer: string; value: string; quota: number }

export interface CheckView {
  feasible: boolean
  /** False where nothing contradicts and yet no collection was found. */
  decided: boolean
  distinct: number | 'many'
  wanted: number
  /** Demands that cannot all be met; an empty set where the layers alone give too few combinations. */
  conflicts: { demands: DemandView[]; smallest: boolean }[]
  warnings: {
    code: 'MISSING_FILE' | 'NEVER_SHOWN' | 'FAR_FROM_WEIGHT'
    layer: string | undefined
    value: string | undefined
  }[]
  shares: ShareView[]
}

export interface PreviewTokenView {
  position: number
  name: string
  /** The picture itself, as a `data:` address. */
  url: string
}

export interface RarityView {
  /** By rank. */
  tokens: { position: number; rank: number; score: number }[]
  /** Value undefined for tokens without the trait. Wanted is a number of tokens, where it was generated. */
  traits: {
    trait: string
    value: string | undefined
    count: number
    wanted: number | undefined
    /** Among all values of all traits, 1 the rarest; undefined of the number of traits. */
    rank: number | undefined
  }[]
  /** The method's own trait, the number of traits, as it names it. */
  traitCountName: string
}
