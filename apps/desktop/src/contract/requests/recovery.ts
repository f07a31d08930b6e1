import { z } from 'zod'
import { nothing } from './fields.ts'

export const recoverySchemas = {
  openAgain: z.strictObject({
    /** A backup to restore first, by its id; `empty` begins with nothing. */
    restore: z.string().max(100).optional(),
  }),
  showDataFolder: nothing,
}

export interface RecoveryOutputs {
  openAgain: undefined
  showDataFolder: undefined
}
