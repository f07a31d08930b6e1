import { z } from 'zod'
import {
  recipeChangeSchema,
  type CheckView,
  type GenerationView,
  type LayersOpened,
  type RarityView,
  type RecipeView,
} from '../generation.ts'
import { chosenPath, id, project } from './fields.ts'

export const generationSchemas = {
  openLayers: z.strictObject({ folder: chosenPath.optional(), projectId: id.optional() }),
  getGeneration: project,
  updateRecipe: z.strictObject({ projectId: id, change: recipeChangeSchema }),
  addPictures: z.strictObject({
    projectId: id,
    to: z.enum(['oneOfOnes', 'placeholder']),
    files: z.array(chosenPath).min(1).max(10_000).optional(),
  }),
  checkRecipe: project,
  previewRecipe: z.strictObject({ projectId: id, previewId: id, seed: z.string().max(1000).optional() }),
  generate: project,
  getRarity: project,
}

export interface GenerationOutputs {
  /**
   * Into the project that is named, unless it has items that somebody brought; else into a new one. Without a folder the
   * project's own is read again.
   */
  openLayers: LayersOpened
  getGeneration: GenerationView
  updateRecipe: RecipeView
  /** Takes pictures into the recipe; asks for them where none are named. Undefined where the person changed their mind. */
  addPictures: RecipeView | undefined
  checkRecipe: CheckView
  /** Answers at the end; the tokens come as events, as they are painted. A later preview ends an earlier one. */
  previewRecipe: undefined
  generate: undefined
  getRarity: RarityView
}
