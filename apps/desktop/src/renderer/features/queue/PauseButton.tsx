import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { QueuePausesView } from '../../../contract/models.ts'

/** Lets the whole queue, or one project of it, stand still and go on. */
export function PauseButton(props: {
  pauses: QueuePausesView
  projectId?: string
  onPause: (paused: boolean) => void
}) {
  const { t } = useTranslation()
  const { pauses, projectId } = props
  const whole = projectId === undefined
  const paused = whole ? pauses.all : pauses.projectIds.includes(projectId)
  const words = whole ? (['pauseAll', 'goOnAll'] as const) : (['pauseProject', 'goOnProject'] as const)
  return (
    <Button
      variant={whole && !paused ? 'default' : paused ? 'light' : 'subtle'}
      color={paused ? 'verdigris' : 'gray'}
      size={whole ? 'xs' : 'compact-xs'}
      leftSection={paused ? <IconPlayerPlay size={13} /> : <IconPlayerPause size={13} />}
      onClick={() => props.onPause(!paused)}
    >
      {t(`queue.${words[paused ? 1 : 0]}`)}
    </Button>
  )
}
