import { z } from 'zod'
import type { ItemView, ProblemView } from '../models.ts'
import { id, project } from './fields.ts'

export const itemSchemas = {
  listItems: z.strictObject({
    projectId: id,
    offset: z.int().nonnegative(),
    limit: z.int().min(1).max(500),
  }),
  listProblems: project,
}

export interface ItemOutputs {
  listItems: ItemView[]
  listProblems: ProblemView[]
}
