import type { JobView, PlanView } from '../models.ts'
import { nothing, project } from './fields.ts'

export const publishingSchemas = {
  signIn: nothing,
  getPlan: project,
  publish: project,
}

export interface PublishingOutputs {
  /** Asks the wallet for one signature; nothing is sent to a chain. */
  signIn: undefined
  getPlan: PlanView
  publish: JobView[]
}
