import type { UpdateView } from '../updates.ts'
import { nothing } from './fields.ts'

export const updateSchemas = {
  getUpdate: nothing,
  checkForUpdate: nothing,
  downloadUpdate: nothing,
}

export interface UpdateOutputs {
  getUpdate: UpdateView
  /** Looks now, and answers with what was found. */
  checkForUpdate: UpdateView
  /** Fetches the version that was offered; it is put in place when the studio ends. Answers when it is here. */
  downloadUpdate: UpdateView
}
