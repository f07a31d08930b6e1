import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languageOf } from '../../../contract/language.ts'
import type { SettingsView } from '../../../contract/models.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'
import { phrases } from './vi/phrases.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en; phrases: Record<string, string> }
  }
}

export async function startI18n(setting: SettingsView['language']): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: languageOf(setting, navigator.language),
    fallbackLng: 'en',
    resources: { en: { translation: en }, vi: { translation: vi, phrases } },
    interpolation: { escapeValue: false },
    // Phrases are asked for by `ns`; a colon in a key is a colon.
    nsSeparator: false,
  })
  document.documentElement.lang = i18next.language
}

export async function changeLanguage(setting: SettingsView['language']): Promise<void> {
  await i18next.changeLanguage(languageOf(setting, navigator.language))
  document.documentElement.lang = i18next.language
}
