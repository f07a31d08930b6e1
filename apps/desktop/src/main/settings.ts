import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SettingsView } from '../contract/models.ts'
import { settingsSchema } from '../contract/requests/system.ts'

const initial: SettingsView = { language: 'system', theme: 'system', localChain: true }

export interface Settings {
  get(): SettingsView
  update(change: Partial<SettingsView>): SettingsView
}

/** The person's choices, in one readable file of the data folder. A file that cannot be read means the defaults. */
export function openSettings(dataDir: string): Settings {
  const file = join(dataDir, 'settings.json')
  let current = read(file)
  return {
    get: () => current,
    update(change) {
      current = { ...current, ...change }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.new`, `${JSON.stringify(current, undefined, 2)}\n`)
      renameSync(`${file}.new`, file)
      return current
    },
  }
}

function read(file: string): SettingsView {
  try {
    return settingsSchema.parse({ ...initial, ...(JSON.parse(readFileSync(file, 'utf8')) as object) })
  } catch {
    return initial
  }
}
