import { Button, Progress, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SettingsView } from '../../../contract/models.ts'
import type { UpdateView } from '../../../contract/updates.ts'
import { useCheckForUpdate, useDownloadUpdate, useUpdate } from '../../app/update-queries.ts'
import { formatAgo, formatShare } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import { Section } from './Section.tsx'
import styles from './SettingsScreen.module.css'

/** Which version this is, whether there is a newer one, and how it comes here. */
export function UpdateSettings(props: {
  versions: { studio: string; electron: string }
  settings: SettingsView
  onChange: (change: Partial<SettingsView>) => void
}) {
  const { t } = useTranslation()
  const update = useUpdate()
  const check = useCheckForUpdate()
  const download = useDownloadUpdate()
  if (!update) return null
  const hasFeed = update.state !== 'off' && update.state !== 'manual'
  return (
    <Section title={t('settings.about')} text={t('settings.versions', props.versions)}>
      <State update={update} />
      {update.state === 'available' && (
        <Button onClick={() => download.mutate()}>
          {t('updates.download', { version: update.version })}
        </Button>
      )}
      {hasFeed && update.state !== 'ready' && update.state !== 'downloading' && (
        <Button variant="default" loading={update.state === 'checking'} onClick={() => check.mutate()}>
          {t('updates.check')}
        </Button>
      )}
      {hasFeed && (
        <Switch
          label={t('updates.atStart')}
          description={t('updates.atStartText')}
          checked={props.settings.checkForUpdates}
          onChange={(event) => props.onChange({ checkForUpdates: event.currentTarget.checked })}
        />
      )}
    </Section>
  )
}

function State({ update: { state, version, share, checkedAt, failure } }: { update: UpdateView }) {
  const { t, i18n } = useTranslation()
  const now = useNow(60_000)
  const percent = formatShare(share ?? 0, i18n.language)
  return (
    <div role="status" aria-label={t('updates.title')}>
      <p className={styles['line']}>
        {t(`updates.${state}`, { version, share: percent })}{' '}
        {checkedAt !== undefined && state !== 'checking' && state !== 'downloading' && (
          <span className={styles['text']}>
            {t('updates.checkedAt', { ago: formatAgo(checkedAt, now, i18n.language) })}
          </span>
        )}
      </p>
      {failure !== undefined && <p className={styles['text']}>{t(`updates.${failure}`)}</p>}
      {state === 'downloading' && (
        <Progress mt="xs" w={240} value={(share ?? 0) * 100} aria-label={t('updates.title')} />
      )}
    </div>
  )
}
