import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { SettingsView } from '../../../contract/models.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

/** The language to speak: the person's choice, or the system's where we speak it. */
export function languageOf(setting: SettingsView['language'], system: string): 'en' | 'vi' {
  if (setting !== 'system') return setting
  return system.toLowerCase().startsWith('vi') ? 'vi' : 'en'
}

export async function startI18n(setting: SettingsView['language']): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageOf(setting, navigator.language),
    fallbackLng: 'en',
    resources: { en: { translation: en }, vi: { translation: vi } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18next.language
}

export async function changeLanguage(setting: SettingsView['language']): Promise<void> {
  await i18next.changeLanguage(languageOf(setting, navigator.language))
  document.documentElement.lang = i18next.language
}
