import { Select, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '../../../contract/models.ts'
import { changeLanguage } from '../../app/i18n/index.ts'
import { useSettings, useStatus, useUpdateSettings } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'

/** What a person decides once. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { data: settings } = useSettings()
  const update = useUpdateSettings()
  const status = useStatus()
  if (!settings) return null

  const setLanguage = (language: SettingsView['language']): void => {
    update.mutate({ language })
    void changeLanguage(language)
  }
  return (
    <Screen title={t('settings.title')}>
      <Stack p="md" gap="lg" maw={520}>
        <ErrorNote error={update.error} />
        <Select<SettingsView['language']>
          label={t('settings.language')}
          allowDeselect={false}
          w={240}
          value={settings.language}
          onChange={(value) => value && setLanguage(value)}
          data={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'en', label: 'English' },
            { value: 'vi', label: 'Tiếng Việt' },
          ]}
        />
        <Switch
          label={t('settings.localChain')}
          description={t('settings.localChainText')}
          checked={settings.localChain}
          onChange={(event) => update.mutate({ localChain: event.currentTarget.checked })}
        />
        {status && (
          <div>
            <Text fw={500}>{t('settings.about')}</Text>
            <Text c="dimmed">{t('settings.versions', status.versions)}</Text>
          </div>
        )}
      </Stack>
    </Screen>
  )
}
