import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconWallet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { chainName } from '../../ui/chain-name.ts'
import { Hash } from '../../ui/Hash.tsx'
import { useWords } from '../i18n/words-of.ts'
import { useStatus } from '../queries.ts'
import { useRoute } from '../route.tsx'
import styles from './Shell.module.css'
import { TasksCell } from './TasksCell.tsx'

export function StatusBar() {
  const { t } = useTranslation()
  const words = useWords()
  const { go } = useRoute()
  const status = useStatus()
  const backend = status?.backend ?? 'starting'
  return (
    <footer className={styles['status']} data-pane="status" aria-label={t('status.label')}>
      <Tooltip label={words(status?.backendMessage ?? '')} disabled={status?.backendMessage === undefined}>
        <span className={styles['cell']} role="status">
          <span className={styles['dot']} data-state={backend} />
          {t(`status.${backend}`)}
        </span>
      </Tooltip>
      <span className={styles['cell']}>
        <IconWallet size={14} />
        {status?.account === undefined ? (
          t('status.noWallet')
        ) : (
          <Hash value={status.account} label={t('status.wallet')} />
        )}
      </span>
      {status?.chain && (
        <UnstyledButton className={styles['cell'] ?? ''} onClick={() => go({ screen: 'settings' })}>
          {chainName(status.chain, t)}
        </UnstyledButton>
      )}
      <TasksCell running={status?.tasks ?? []} paused={status?.pausedTasks ?? []} />
    </footer>
  )
}
