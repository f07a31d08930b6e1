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
  openLayers: z.strictObject({ folder: chosenPath, projectId: id.optional() }),
  getGeneration: project,
  updateRecipe: z.strictObject({ projectId: id, change: recipeChangeSchema }),
  addPictures: z.strictObject({ projectId: id, to: z.enum(['oneOfOnes', 'placeholder']) }),
  checkRecipe: project,
  previewRecipe: z.strictObject({ projectId: id, previewId: id, seed: z.string().max(1000).optional() }),
  generate: project,
  getRarity: project,
}

export interface GenerationOutputs {
  /** Into the project where one is named that has no items; else into a new one. */
  openLayers: LayersOpened
  getGeneration: GenerationView
  updateRecipe: RecipeView
  /** Asks for pictures, and takes them into the recipe. Undefined where the person changed their mind. */
  addPictures: RecipeView | undefined
  checkRecipe: CheckView
  /** Answers at the end; the tokens come as events, as they are painted. A later preview ends an earlier one. */
  previewRecipe: undefined
  generate: undefined
  getRarity: RarityView
}
