import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconPlayerStop, IconWallet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { formatRate } from '../../ui/format.ts'
import { Hash } from '../../ui/Hash.tsx'
import { useStatus } from '../queries.ts'
import { studio } from '../studio.ts'
import styles from './Shell.module.css'

export function StatusBar() {
  const { t } = useTranslation()
  const status = useStatus()
  const backend = status?.backend ?? 'starting'
  return (
    <footer className={styles['status']} data-pane="status" aria-label={t('status.label')}>
      <Tooltip label={status?.backendMessage} disabled={status?.backendMessage === undefined}>
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
      {status?.chain && <span className={styles['cell']}>{status.chain.name}</span>}
      <span className={styles['tasks']}>
        {status?.tasks.map((task) => (
          <RunningTask key={task.taskId} task={task} />
        ))}
      </span>
    </footer>
  )
}

function RunningTask({ task }: { task: TaskView }) {
  const { t, i18n } = useTranslation()
  const label = t(`status.${task.stage}`)
  const known = task.total !== undefined && task.total > 0
  const percent = known ? Math.round((task.done / (task.total ?? 1)) * 100) : 0
  return (
    <span className={styles['task']}>
      {label}
      {known && <span>{t('status.progress', { done: task.done, total: task.total })}</span>}
      {task.perSecond !== undefined && (
        <span>{t('status.rate', { rate: formatRate(task.perSecond, i18n.language) })}</span>
      )}
      <span
        className={styles['bar']}
        role="progressbar"
        aria-label={label}
        {...(known ? { 'aria-valuenow': percent, 'aria-valuemin': 0, 'aria-valuemax': 100 } : {})}
      >
        <span
          className={styles['fill']}
          data-unknown={!known}
          style={{ display: 'block', ...(known ? { width: `${percent}%` } : {}) }}
        />
      </span>
      <UnstyledButton
        aria-label={t('status.stop', { task: label })}
        onClick={() => void studio.cancelTask({ taskId: task.taskId })}
      >
        <IconPlayerStop size={13} />
      </UnstyledButton>
    </span>
  )
}
