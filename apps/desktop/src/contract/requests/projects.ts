import { z } from 'zod'
import type { ProjectView } from '../models.ts'
import { chosenPath, id, nothing, project, standard } from './fields.ts'

const name = z.string().trim().min(1).max(100)

export const projectSchemas = {
  listProjects: nothing,
  chooseFolder: nothing,
  createProject: z.strictObject({
    folder: chosenPath.optional(),
    name: name.optional(),
    symbol: z.string().trim().min(1).max(20).optional(),
    standard: standard.optional(),
    royaltyBps: z.int().min(0).max(10_000).optional(),
  }),
  createSampleProject: nothing,
  deleteProject: project,
  duplicateProject: z.strictObject({ projectId: id, name }),
  archiveProject: z.strictObject({ projectId: id, archived: z.boolean() }),
  markOpened: project,
  saveProject: z.strictObject({ projectId: id, form: z.enum(['file', 'folder']) }),
  openProjectFile: z.strictObject({ file: chosenPath.optional() }),
  takeOpenedFiles: nothing,
  showProjectFolder: project,
}

export interface ProjectOutputs {
  listProjects: ProjectView[]
  /** Undefined where the person changed their mind. */
  chooseFolder: string | undefined
  /** Undefined where its folder is a project that was saved, and bringing it in was stopped. */
  createProject: ProjectView | undefined
  createSampleProject: ProjectView
  deleteProject: undefined
  duplicateProject: ProjectView
  archiveProject: undefined
  /** A person looks at it: it comes first among the recent ones. */
  markOpened: undefined
  /** The file or folder it was written into; undefined where the person changed their mind. */
  saveProject: string | undefined
  /** Of a file that was dropped, or asked for by a dialog; undefined where the person changed their mind. */
  openProjectFile: ProjectView | undefined
  /** Project files that a person opened in the system since this was asked last. */
  takeOpenedFiles: string[]
  showProjectFolder: undefined
}
