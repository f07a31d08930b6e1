// The payload of every request, parsed at the main process's edge, and the answer to it.
import { z } from 'zod'
import type { RequestName } from './channels.ts'
import {
  recipeChangeSchema,
  type CheckView,
  type GenerationView,
  type LayersOpened,
  type RarityView,
  type RecipeView,
} from './generation.ts'
import type {
  ItemView,
  JobView,
  PlanView,
  ProblemView,
  ProjectView,
  SettingsView,
  StatusView,
} from './models.ts'

const nothing = z.undefined()
// Ids name files and folders: nothing that could be a path gets through.
const id = z.string().regex(/^[\w-]{1,100}$/)
const standard = z.enum(['erc721', 'erc1155'])

export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'vi']),
  localChain: z.boolean(),
})

export const requestSchemas = {
  getStatus: nothing,
  getSettings: nothing,
  updateSettings: settingsSchema.partial(),
  listProjects: nothing,
  chooseFolder: nothing,
  createProject: z.strictObject({
    folder: z.string().min(1).max(4096),
    name: z.string().trim().min(1).max(100).optional(),
    standard: standard.optional(),
  }),
  createSampleProject: nothing,
  deleteProject: z.strictObject({ projectId: id }),
  listItems: z.strictObject({
    projectId: id,
    offset: z.int().nonnegative(),
    limit: z.int().min(1).max(500),
  }),
  listProblems: z.strictObject({ projectId: id }),
  openLayers: z.strictObject({ folder: z.string().min(1).max(4096), projectId: id.optional() }),
  getGeneration: z.strictObject({ projectId: id }),
  updateRecipe: z.strictObject({ projectId: id, change: recipeChangeSchema }),
  checkRecipe: z.strictObject({ projectId: id }),
  previewRecipe: z.strictObject({ projectId: id, previewId: id, seed: z.string().max(1000).optional() }),
  generate: z.strictObject({ projectId: id }),
  getRarity: z.strictObject({ projectId: id }),
  signIn: nothing,
  getPlan: z.strictObject({ projectId: id }),
  publish: z.strictObject({ projectId: id }),
  listJobs: z.strictObject({ projectId: id.optional() }),
  retryJob: z.strictObject({ jobId: id }),
  cancelJob: z.strictObject({ jobId: id }),
  cancelTask: z.strictObject({ taskId: id }),
  openExternal: z.strictObject({ url: z.url({ protocol: /^https$/ }) }),
} as const satisfies Record<RequestName, z.ZodType>

export type RequestInput<Name extends RequestName> = z.output<(typeof requestSchemas)[Name]>

export interface RequestOutputs {
  getStatus: StatusView
  getSettings: SettingsView
  updateSettings: SettingsView
  listProjects: ProjectView[]
  /** Undefined where the person changed their mind. */
  chooseFolder: string | undefined
  createProject: ProjectView
  createSampleProject: ProjectView
  deleteProject: undefined
  listItems: ItemView[]
  listProblems: ProblemView[]
  /** Into the project where one is named that has no items; else into a new one. */
  openLayers: LayersOpened
  getGeneration: GenerationView
  updateRecipe: RecipeView
  checkRecipe: CheckView
  /** Answers at the end; the tokens come as events, as they are painted. A later preview ends an earlier one. */
  previewRecipe: undefined
  generate: undefined
  getRarity: RarityView
  /** Asks the wallet for one signature; nothing is sent to a chain. */
  signIn: undefined
  getPlan: PlanView
  publish: JobView[]
  listJobs: JobView[]
  retryJob: undefined
  cancelJob: undefined
  cancelTask: undefined
  openExternal: undefined
}

export type RequestOutput<Name extends RequestName> = RequestOutputs[Name]
