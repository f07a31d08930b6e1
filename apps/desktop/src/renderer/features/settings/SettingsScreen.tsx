import { Button, Radio, Select, Stack, Switch, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '../../../contract/models.ts'
import { changeLanguage } from '../../app/i18n/index.ts'
import { useSettings, useShowDataFolder, useStatus, useUpdateSettings } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { CommandLine } from './CommandLine.tsx'
import { Section } from './Section.tsx'
import styles from './SettingsScreen.module.css'
import { UpdateSettings } from './UpdateSettings.tsx'

type Change = (change: Partial<SettingsView>) => void

/** What a person decides once. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { data: settings } = useSettings()
  const update = useUpdateSettings()
  const showFolder = useShowDataFolder()
  const status = useStatus()
  if (!settings || !status) return null

  const change: Change = (wish) => {
    update.mutate(wish)
    if (wish.language !== undefined) void changeLanguage(wish.language)
  }
  return (
    <Screen title={t('settings.title')}>
      <div className={styles['page']}>
        <ErrorNote error={update.error ?? showFolder.error} />
        <Appearance settings={settings} onChange={change} />
        <NewProjects settings={settings} onChange={change} />
        <Section
          title={t('settings.workspace')}
          text={t('settings.workspaceText', { state: t(`settings.workspace-${status.backend}`) })}
        >
          <Switch
            label={t('settings.localChain')}
            description={t('settings.localChainText')}
            checked={settings.localChain}
            onChange={(event) => change({ localChain: event.currentTarget.checked })}
          />
          <div>
            <Text fw={500}>{t('settings.dataFolder')}</Text>
            <p className={`${styles['text']} ${styles['path']}`}>{status.dataDir}</p>
            <Button variant="default" onClick={() => showFolder.mutate()}>
              {t('settings.showDataFolder')}
            </Button>
          </div>
        </Section>
        {status.commandLine && <CommandLine {...status.commandLine} />}
        <UpdateSettings versions={status.versions} settings={settings} onChange={change} />
      </div>
    </Screen>
  )
}

function Appearance({ settings, onChange }: { settings: SettingsView; onChange: Change }) {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.appearance')}>
      <Select<SettingsView['language']>
        size="xs"
        label={t('settings.language')}
        allowDeselect={false}
        w={240}
        value={settings.language}
        onChange={(language) => language && onChange({ language })}
        data={[
          { value: 'system', label: t('settings.system') },
          { value: 'en', label: 'English' },
          { value: 'vi', label: 'Tiếng Việt' },
        ]}
      />
      <Select<SettingsView['theme']>
        size="xs"
        label={t('settings.theme')}
        description={t('settings.motion')}
        allowDeselect={false}
        w={240}
        value={settings.theme}
        onChange={(theme) => theme && onChange({ theme })}
        data={[
          { value: 'system', label: t('settings.system') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
        ]}
      />
    </Section>
  )
}

function NewProjects({ settings: { newProjects }, onChange }: { settings: SettingsView; onChange: Change }) {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.newProjects')} text={t('settings.newProjectsText')}>
      <Switch
        label={t('settings.location')}
        description={t('settings.locationText')}
        checked={newProjects.keepLocation}
        onChange={({ currentTarget: { checked } }) =>
          onChange({ newProjects: { ...newProjects, keepLocation: checked } })
        }
      />
      <Radio.Group
        label={t('settings.colors')}
        description={t('settings.colorsText')}
        value={newProjects.colors}
        onChange={(colors) =>
          onChange({ newProjects: { ...newProjects, colors: colors === 'srgb' ? 'srgb' : 'keep' } })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio value="keep" label={t('settings.colorsKeep')} />
          <Radio value="srgb" label={t('settings.colorsSrgb')} />
        </Stack>
      </Radio.Group>
    </Section>
  )
}
