import type { JobView, PlanView, ReviewView } from '../models.ts'
import { nothing, project } from './fields.ts'

export const publishingSchemas = {
  signIn: nothing,
  getReview: project,
  saveReview: project,
  getPlan: project,
  publish: project,
}

export interface PublishingOutputs {
  /** Asks the wallet for one signature; nothing is sent to a chain. */
  signIn: undefined
  /** Needs no network. */
  getReview: ReviewView
  /** Asks where to. Answers the file; undefined where the person changed their mind. */
  saveReview: string | undefined
  getPlan: PlanView
  publish: JobView[]
}
