// The payload of every request, parsed at the main process's edge, and the answer to it: a file a noun.
import { z } from 'zod'
import type { RequestName } from './channels.ts'
import { editSchemas, type EditOutputs } from './requests/edits.ts'
import { chosenPath } from './requests/fields.ts'
import { generationSchemas, type GenerationOutputs } from './requests/generation.ts'
import { itemSchemas, type ItemOutputs } from './requests/items.ts'
import { jobSchemas, type JobOutputs } from './requests/jobs.ts'
import { menuSchemas, type MenuOutputs } from './requests/menu.ts'
import { projectSchemas, type ProjectOutputs } from './requests/projects.ts'
import { publishingSchemas, type PublishingOutputs } from './requests/publishing.ts'
import { recoverySchemas, type RecoveryOutputs } from './requests/recovery.ts'
import { storageSchemas, type StorageOutputs } from './requests/storage.ts'
import { systemSchemas, type SystemOutputs } from './requests/system.ts'
import { updateSchemas, type UpdateOutputs } from './requests/updates.ts'

export const requestSchemas = {
  ...systemSchemas,
  ...updateSchemas,
  ...recoverySchemas,
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
    UpdateOutputs,
    RecoveryOutputs,
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

/** The paths that a request names, which the person has to have chosen. */
export function pathsOf(name: RequestName, input: unknown): string[] {
  return pathsIn(requestSchemas[name], input)
}

function pathsIn(schema: unknown, value: unknown): string[] {
  if (value === undefined) return []
  if (schema === chosenPath) return [value as string]
  if (schema instanceof z.ZodOptional) return pathsIn(schema.unwrap(), value)
  if (schema instanceof z.ZodArray)
    return (value as unknown[]).flatMap((each) => pathsIn(schema.element, each))
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.filter((option) => (option as z.ZodType).safeParse(value).success)
    return fits.flatMap((option) => pathsIn(option, value))
  }
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape as Record<string, unknown>).flatMap(([key, field]) =>
    pathsIn(field, (value as Record<string, unknown>)[key]),
  )
}
