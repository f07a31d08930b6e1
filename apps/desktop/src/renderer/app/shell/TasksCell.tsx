import { ActionIcon, Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../contract/models.ts'
import { TaskBar, TaskFacts } from '../../ui/TaskProgress.tsx'
import { useProjectNames } from '../queries.ts'
import { tellFailure } from '../notices/tell-failure.ts'
import { studio } from '../studio.ts'
import styles from './Tasks.module.css'

/** Long work: the first of it in the status bar, all of it on a click. */
export function TasksCell({
  running,
  paused,
}: {
  running: readonly TaskView[]
  paused: readonly TaskView[]
}) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const [first] = running
  const none = running.length + paused.length === 0
  useEffect(() => {
    if (none) setOpened(false)
  }, [none])
  if (none) return null
  return (
    <span className={styles['cell']}>
      <Popover opened={opened} onChange={setOpened} position="top-end" width={380} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton
            className={styles['open'] ?? ''}
            aria-label={t('tasks.open', { count: running.length + paused.length })}
            aria-expanded={opened}
            onClick={() => setOpened((now) => !now)}
          >
            {first ? <Line task={first} /> : t('tasks.paused', { count: paused.length })}
            {running.length > 1 && <span>+{running.length - 1}</span>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('tasks.title')}>
          <ul className={styles['list']} aria-label={t('tasks.title')}>
            {running.map((task) => (
              <Entry key={task.taskId} task={task}>
                {task.canPause && <Act task={task} act="pause" />}
                <Act task={task} act="stop" />
              </Entry>
            ))}
            {paused.map((task) => (
              <Entry key={task.taskId} task={task} paused>
                <Act task={task} act="resume" />
                <Act task={task} act="forget" />
              </Entry>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </span>
  )
}

/** One line of the status bar: what, how far, how long. */
function Line({ task }: { task: TaskView }) {
  const { t } = useTranslation()
  return (
    <>
      <span>{t(`status.${task.stage}`)}</span>
      <TaskFacts task={task} />
      <TaskBar task={task} />
    </>
  )
}

function Entry({
  task,
  paused = false,
  children,
}: {
  task: TaskView
  paused?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const project = useProjectNames().find(({ projectId }) => projectId === task.projectId)
  return (
    <li className={styles['entry']}>
      <div className={styles['text']}>
        <span className={styles['name']}>
          {t(`status.${task.stage}`)}
          {project && <span className={styles['project']}>{project.name}</span>}
        </span>
        <span className={styles['facts']}>
          {paused && <span>{t('tasks.waits')}</span>}
          <TaskFacts task={task} paused={paused} />
        </span>
        {!paused && <TaskBar task={task} />}
      </div>
      {children}
    </li>
  )
}

const acts = {
  pause: { icon: IconPlayerPause, run: studio.pauseTask },
  stop: { icon: IconPlayerStop, run: studio.cancelTask },
  resume: { icon: IconPlayerPlay, run: studio.resumeTask },
  forget: { icon: IconPlayerStop, run: studio.cancelTask },
} as const

function Act({ task, act }: { task: TaskView; act: keyof typeof acts }) {
  const { t } = useTranslation()
  const { icon: Icon, run } = acts[act]
  const label = (): string => t(`tasks.${act}`, { task: t(`status.${task.stage}`) })
  return (
    <Tooltip label={label()}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label()}
        onClick={() => {
          run({ taskId: task.taskId }).catch((error: unknown) => tellFailure(`task:${act}`, label, error))
        }}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
