import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupView, TroubleView } from '../../../contract/models.ts'
import { useWords } from '../../app/i18n/words-of.ts'
import { useOpenAgain, useShowDataFolder } from '../../app/queries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { formatAgo, formatBytes } from '../../ui/format.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './RecoveryScreen.module.css'

const kinds = {
  DATABASE_DAMAGED: 'damaged',
  DATABASE_TOO_NEW: 'tooNew',
  FOLDER_READ_ONLY: 'readOnly',
  DISK_FULL: 'full',
} as const

/** All there is while the data folder cannot be opened: what happened, and what mends it. */
export function RecoveryScreen({ trouble: { error, backups } }: { trouble: TroubleView }) {
  const { t } = useTranslation()
  const words = useWords()
  const again = useOpenAgain()
  const showFolder = useShowDataFolder()
  const [chosen, setChosen] = useState(backups[0]?.backupId)
  const kind = kinds[error.code as keyof typeof kinds] ?? 'other'
  const isDamaged = kind === 'damaged'
  return (
    <main className={styles['screen']}>
      <div className={styles['sheet']}>
        <h1 className={styles['title']}>{t(`recovery.${kind}`)}</h1>
        <p className={styles['text']}>
          {isDamaged && backups.length === 0 ? t('recovery.noBackup') : t(`recovery.${kind}Text`)}
        </p>
        <ErrorNote error={again.error ?? showFolder.error} />
        {backups.length > 0 && (
          <Backups backups={backups} chosen={chosen} onChoose={setChosen} isBusy={again.isPending} />
        )}
        <div className={styles['actions']}>
          {chosen !== undefined && (
            <Button loading={again.isPending} onClick={() => again.mutate(chosen)}>
              {t('recovery.restore')}
            </Button>
          )}
          {isDamaged && backups.length === 0 && (
            <Button loading={again.isPending} onClick={() => again.mutate('empty')}>
              {t('recovery.empty')}
            </Button>
          )}
          <Button
            variant={isDamaged ? 'default' : 'filled'}
            disabled={again.isPending}
            onClick={() => again.mutate(undefined)}
          >
            {t('recovery.again')}
          </Button>
          <Button variant="default" onClick={() => showFolder.mutate()}>
            {t('recovery.show')}
          </Button>
          {isDamaged && backups.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              disabled={again.isPending}
              onClick={() => again.mutate('empty')}
            >
              {t('recovery.empty')}
            </Button>
          )}
        </div>
        {isDamaged && backups.length > 0 && <p className={styles['note']}>{t('recovery.afterwards')}</p>}
        <section className={styles['details']} aria-label={t('recovery.details')}>
          <h2 className={styles['label']}>{t('recovery.details')}</h2>
          <p className={styles['reason']}>{words(error.why ?? error.message)}</p>
        </section>
      </div>
    </main>
  )
}

function Backups(props: {
  backups: BackupView[]
  chosen: string | undefined
  onChoose: (backupId: string) => void
  isBusy: boolean
}) {
  const { t, i18n } = useTranslation()
  const now = useNow(60_000)
  const exact = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Radio.Group
      label={t('recovery.backups')}
      value={props.chosen ?? null}
      onChange={props.onChoose}
      className={styles['backups']}
    >
      {props.backups.map(({ backupId, takenAt, bytes }) => (
        <Radio
          key={backupId}
          value={backupId}
          disabled={props.isBusy}
          label={`${exact.format(new Date(takenAt))} (${formatAgo(takenAt, now, i18n.language)})`}
          description={t('recovery.bytes', { bytes: formatBytes(bytes, i18n.language) })}
        />
      ))}
    </Radio.Group>
  )
}
