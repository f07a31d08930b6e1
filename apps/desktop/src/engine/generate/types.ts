import type { Attribute, TaskOptions } from '../model.ts'
import type { Conflict } from './conflicts.ts'
import type { TokenRarity, TraitRarity } from './rarity.ts'
import type { LayerSet } from './read-layers.ts'
import type { Recipe, RecipeInput } from './recipe.ts'

export type { Conflict } from './conflicts.ts'
export type { Demand } from './problem.ts'
export type { TokenRarity, TraitRarity } from './rarity.ts'
export type { LayerSet } from './read-layers.ts'
export type { BlendMode, Layer, LayerValue, OneOfOne, Recipe, RecipeInput, Rule, Term } from './recipe.ts'

/** How often a value was wanted, and how often it shows. One-of-ones are not counted. */
export interface Share {
  layer: string
  /** Undefined for a layer that is no trait. */
  trait: string | undefined
  /** `(none)` for tokens in which the layer shows nothing. */
  value: string
  wanted: number
  got: number
  /** Whether `wanted` is a quota, which is always met, or comes of a weight. */
  exact: boolean
}

export interface GenerateWarning {
  /** Stable: MISSING_FILE, NEVER_SHOWN, FAR_FROM_WEIGHT. */
  code: 'MISSING_FILE' | 'NEVER_SHOWN' | 'FAR_FROM_WEIGHT'
  layer: string | undefined
  value: string | undefined
  /** For the command line; the window has words of its own. */
  message: string
}

export interface CheckReport {
  feasible: boolean
  /** False where rules and quotas do not contradict each other and yet no collection was found. */
  decided: boolean
  /** Distinct combinations the rules allow; 'many' beyond 2^53, and where they are too entangled to be counted. */
  distinct: number | 'many'
  /** Combinations wanted: the count without the one-of-ones. */
  wanted: number
  /** What cannot be together, no two sharing a demand; `message` is for the command line. */
  conflicts: (Conflict & { message: string })[]
  warnings: GenerateWarning[]
  /** Empty where it is not feasible. */
  shares: Share[]
}

export interface PreviewOptions {
  /** Tokens from the first on; 100 unless said. */
  count?: number
  /** Pixels of the longest side; 256 unless said. */
  size?: number
  /** Another seed than the recipe's. */
  seed?: string
  signal?: AbortSignal
}

export interface PreviewToken {
  position: number
  name: string
  traits: Attribute[]
  /** PNG. */
  picture: Buffer
}

export interface GenerateReport {
  tokens: number
  /** By this call; the others were there. */
  rendered: number
  /** Of those, whose picture had been drawn before. */
  reused: number
  shares: Share[]
}

export interface DrawnCollection {
  tokens: number
  done: number
  /**
   * Whether it is what the recipe says now. Layers' pictures that changed since are not looked at: drawing again
   * finds them.
   */
  current: boolean
}

export interface RarityReport {
  /** By rank. */
  tokens: TokenRarity[]
  traits: TraitRarity[]
  /** Empty for a project that was not generated. */
  shares: Share[]
}

export interface Provenance {
  /** SHA-256, hex, over the lower-case hex SHA-256 of every token's published picture, concatenated in order. */
  hash: string
  /** What it was taken over, in the order of the tokens. */
  images: string[]
}

/** Makes collections out of layers. */
export interface Generator {
  /** HashLips' layout, read as it is. */
  readLayers(folder: string): Promise<LayerSet>
  /**
   * What a project's recipe is after its layers were read again; it is not set. What was said of layers and values
   * that are still there holds, and rules about what is gone go with it.
   */
  mergeLayers(recipe: Recipe, set: LayerSet): Recipe
  /**
   * A change of the recipe is an edit of the project, and can be undone.
   * @param detail what it was about, for the history
   * @throws InvalidInputError naming the field, IntaglioError `PROJECT_PUBLISHED`; the recipe before stays
   */
  setRecipe(projectId: string, recipe: RecipeInput, detail?: string): Recipe
  getRecipe(projectId: string): Recipe | undefined
  /**
   * Decides whether the recipe can be, before anything is drawn.
   * @param options.recipe another than the project's, which stays
   */
  check(projectId: string, options?: { signal?: AbortSignal; recipe?: RecipeInput }): Promise<CheckReport>
  /** The first tokens, small. Yields them in order as they are painted. */
  preview(projectId: string, options?: PreviewOptions): AsyncIterable<PreviewToken>
  /**
   * Draws the collection into the project's items. Called again after a stop it goes on where it was; after a change
   * of recipe or pictures it takes the place of the collection drawn before. That is an edit of the project, and can be undone.
   */
  generate(projectId: string, options?: TaskOptions & { count?: number }): Promise<GenerateReport>
  /** The collection being drawn or drawn last. */
  progress(projectId: string): DrawnCollection | undefined
  /** By OpenRarity's method, over all items of the project. */
  rarity(projectId: string): RarityReport
  provenance(projectId: string): Provenance
  /** Path of the picture that hides the items until the reveal, small; undefined where it cannot be shown. */
  placeholderPicture(projectId: string): Promise<string | undefined>
}
