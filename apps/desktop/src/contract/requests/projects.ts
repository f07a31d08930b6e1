import { z } from 'zod'
import type { ProjectView } from '../models.ts'
import { chosenPath, nothing, project, standard } from './fields.ts'

export const projectSchemas = {
  listProjects: nothing,
  chooseFolder: nothing,
  createProject: z.strictObject({
    folder: chosenPath,
    name: z.string().trim().min(1).max(100).optional(),
    standard: standard.optional(),
  }),
  createSampleProject: nothing,
  deleteProject: project,
}

export interface ProjectOutputs {
  listProjects: ProjectView[]
  /** Undefined where the person changed their mind. */
  chooseFolder: string | undefined
  createProject: ProjectView
  createSampleProject: ProjectView
  deleteProject: undefined
}
