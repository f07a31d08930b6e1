import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SettingsView } from '../contract/models.ts'
import { settingsSchema } from '../contract/requests/system.ts'
import { writeWhole } from './write-whole.ts'

const { language, theme, localChain, newProjects, checkForUpdates } = settingsSchema.shape
/** One that is missing, or that only another version understands, is as it is at first; the others hold. */
const fileSchema = z.object({
  language: language.catch('system'),
  theme: theme.catch('system'),
  localChain: localChain.catch(true),
  newProjects: newProjects.catch({ keepLocation: false, colors: 'keep' }),
  checkForUpdates: checkForUpdates.catch(true),
})

type Change = { [Name in keyof SettingsView]?: SettingsView[Name] | undefined }

export interface Settings {
  get(): SettingsView
  update(change: Change): SettingsView
}

/** The person's choices, in one readable file of the data folder. A file that cannot be read means the defaults. */
export function openSettings(dataDir: string): Settings {
  const file = join(dataDir, 'settings.json')
  let current = read(file)
  return {
    get: () => current,
    update(change) {
      const said = Object.entries(change).filter(([, value]) => value !== undefined)
      current = fileSchema.parse({ ...current, ...Object.fromEntries(said) })
      writeWhole(file, `${JSON.stringify(current, undefined, 2)}\n`)
      return current
    },
  }
}

function read(file: string): SettingsView {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return fileSchema.parse({})
  }
}
