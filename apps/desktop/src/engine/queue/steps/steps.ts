import type { JobState } from '@intaglio/shared'
import type { Step } from '../step.ts'
import { broadcast } from './broadcast.ts'
import { check } from './check.ts'
import { confirm } from './confirm.ts'
import { prepare } from './prepare.ts'
import { sign } from './sign.ts'

/** What leads out of each state, as far as a job's lane goes. */
export const steps: Partial<Readonly<Record<JobState, Step>>> = {
  planned: prepare,
  prepared: check,
  signing: sign,
  broadcast,
  confirming: confirm,
}

export { followCatalog } from './follow-catalog.ts'
