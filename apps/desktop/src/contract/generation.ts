// Collections made of layers, as the window shows and changes them.
import { z } from 'zod'

const name = z.string().min(1).max(200)

/** True where the layer shows one of the values (`is`), or none of them (`not`). */
const termSchema = z.strictObject({
  layer: name,
  is: z.union([name, z.array(name).min(1)]).optional(),
  not: z.union([name, z.array(name).min(1)]).optional(),
})
const terms = z.array(termSchema).min(1).max(50)

export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('forced'), if: terms, then: terms }),
  z.strictObject({ kind: z.literal('forbidden'), all: terms }),
  z.strictObject({ kind: z.literal('conditional'), layer: name, when: terms }),
])

/** What the window may change of a recipe; what is absent stays. */
export const recipeChangeSchema = z.strictObject({
  count: z.int().min(1).max(100_000).optional(),
  seed: z.string().max(1000).optional(),
  rules: z.array(ruleSchema).max(500).optional(),
  weight: z.strictObject({ layer: name, value: name, weight: z.number().min(0).max(1e9) }).optional(),
})

export type TermView = z.output<typeof termSchema>
export type RuleView = z.output<typeof ruleSchema>
export type RecipeChange = z.output<typeof recipeChangeSchema>

/** How values and rules name a layer that shows nothing. */
export const nothingShown = '(none)'

export interface LayerView {
  name: string
  /** What people read: the trait, or the layer's name where it is no trait. */
  title: string
  optional: boolean
  values: { name: string; weight: number; quota: number | undefined }[]
}

export interface RecipeView {
  folder: string
  count: number
  seed: string
  width: number
  height: number
  /** Lowest first. */
  layers: LayerView[]
  rules: RuleView[]
}

export interface LayersOpened {
  projectId: string
}

export interface GenerationView {
  recipe: RecipeView | undefined
  /** The collection being drawn or drawn last; `resumes` where going on surely replaces nothing of it. */
  drawn: { tokens: number; done: number; resumes: boolean } | undefined
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
  { kind: 'rule'; rule: RuleView } | { kind: 'quota'; layer: string; value: string; quota: number }

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
  url: string
}

export interface RarityView {
  /** By rank. */
  tokens: { position: number; rank: number; score: number }[]
  /** Value undefined for tokens without the trait. Wanted is a number of tokens, where it was generated. */
  traits: { trait: string; value: string | undefined; count: number; wanted: number | undefined }[]
  /** The method's own trait, the number of traits, as it names it. */
  traitCountName: string
}
