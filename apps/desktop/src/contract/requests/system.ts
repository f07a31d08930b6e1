import { z } from 'zod'
import type { SettingsView, StatusView } from '../models.ts'
import { nothing } from './fields.ts'

export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'vi']),
  theme: z.enum(['system', 'light', 'dark']),
  localChain: z.boolean(),
  newProjects: z.strictObject({ keepLocation: z.boolean(), colors: z.enum(['keep', 'srgb']) }),
  checkForUpdates: z.boolean(),
})

export const systemSchemas = {
  getStatus: nothing,
  getSettings: nothing,
  updateSettings: settingsSchema.partial(),
  openExternal: z.strictObject({ url: z.url({ protocol: /^https$/ }) }),
}

export interface SystemOutputs {
  getStatus: StatusView
  getSettings: SettingsView
  updateSettings: SettingsView
  openExternal: undefined
}
