import type { SettingsView } from './models.ts'

export type Language = 'en' | 'vi'

/** The language to speak: the person's choice, or the system's where we speak it. */
export function languageOf(setting: SettingsView['language'], system: string): Language {
  if (setting !== 'system') return setting
  return system.toLowerCase().startsWith('vi') ? 'vi' : 'en'
}
