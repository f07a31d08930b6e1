import { Button, Select, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '../../../contract/models.ts'
import { changeLanguage } from '../../app/i18n/index.ts'
import { useSettings, useStatus, useUpdateSettings } from '../../app/queries.ts'
import { studio } from '../../app/studio.ts'
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
        <Select<SettingsView['theme']>
          label={t('settings.theme')}
          description={t('settings.motion')}
          allowDeselect={false}
          w={240}
          value={settings.theme}
          onChange={(theme) => theme && update.mutate({ theme })}
          data={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'light', label: t('settings.light') },
            { value: 'dark', label: t('settings.dark') },
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
            <Text fw={500}>{t('settings.dataFolder')}</Text>
            <Text c="dimmed" mb="xs" style={{ overflowWrap: 'anywhere', userSelect: 'text' }}>
              {status.dataDir}
            </Text>
            <Button variant="default" onClick={() => void studio.showDataFolder(undefined)}>
              {t('settings.showDataFolder')}
            </Button>
          </div>
        )}
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
