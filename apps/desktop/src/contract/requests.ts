// The payload of every request, parsed at the main process's edge, and the answer to it: a file a noun.
import type { z } from 'zod'
import type { RequestName } from './channels.ts'
import { editSchemas, type EditOutputs } from './requests/edits.ts'
import { generationSchemas, type GenerationOutputs } from './requests/generation.ts'
import { itemSchemas, type ItemOutputs } from './requests/items.ts'
import { jobSchemas, type JobOutputs } from './requests/jobs.ts'
import { menuSchemas, type MenuOutputs } from './requests/menu.ts'
import { projectSchemas, type ProjectOutputs } from './requests/projects.ts'
import { publishingSchemas, type PublishingOutputs } from './requests/publishing.ts'
import { storageSchemas, type StorageOutputs } from './requests/storage.ts'
import { systemSchemas, type SystemOutputs } from './requests/system.ts'

export const requestSchemas = {
  ...systemSchemas,
  ...menuSchemas,
  ...projectSchemas,
  ...itemSchemas,
  ...editSchemas,
  ...generationSchemas,
  ...storageSchemas,
  ...publishingSchemas,
  ...jobSchemas,
} as const satisfies Record<RequestName, z.ZodType>

export interface RequestOutputs
  extends
    SystemOutputs,
    MenuOutputs,
    ProjectOutputs,
    ItemOutputs,
    EditOutputs,
    GenerationOutputs,
    StorageOutputs,
    PublishingOutputs,
    JobOutputs {}

export type RequestInput<Name extends RequestName> = z.output<(typeof requestSchemas)[Name]>
export type RequestOutput<Name extends RequestName> = RequestOutputs[Name]
