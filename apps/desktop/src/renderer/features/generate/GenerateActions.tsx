import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GenerationView } from '../../../contract/generation.ts'
import type { TaskView } from '../../../contract/models.ts'
import { tellFailure } from '../../app/notices/tell-failure.ts'
import { useStatus } from '../../app/queries.ts'
import { studio } from '../../app/studio.ts'
import { TaskFacts } from '../../ui/TaskProgress.tsx'
import styles from './GenerateScreen.module.css'

/** The one button that draws, and pauses the drawing. Where it would replace what was drawn before, it asks. */
export function GenerateActions(props: {
  projectId: string
  count: number
  drawn: GenerationView['drawn']
  ready: boolean
  starting: boolean
  onGenerate: () => void
}) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { projectId, count, drawn, ready, starting, onGenerate } = props
  const drawing = useStatus(({ tasks }) =>
    tasks.find((task) => task.projectId === projectId && task.stage === 'render'),
  )
  const some = drawn !== undefined && drawn.done > 0
  const stopped = some && drawn.done < drawn.tokens
  const goesOn = stopped && drawn.current
  const able = drawing !== undefined || (!starting && (goesOn || ready))
  const press = (): void => {
    if (!able) return
    if (drawing) pause(drawing)
    else if (some && !goesOn) setAsking(true)
    else onGenerate()
  }
  const pause = ({ taskId }: TaskView): void => {
    studio
      .pauseTask({ taskId })
      .catch((error: unknown) => tellFailure('generate:pause', () => t('generate.pause'), error))
  }

  return (
    <>
      {drawing && (
        <span className={styles['drawing']}>
          <TaskFacts task={drawing} />
        </span>
      )}
      {some && !drawing && (
        <Text c={drawn.current ? 'dimmed' : 'var(--needs-you)'}>
          {!drawn.current
            ? t('generate.older', { count: drawn.done })
            : stopped
              ? t('generate.stoppedAt', { done: drawn.done, total: drawn.tokens })
              : t('generate.allDrawn', { count: drawn.done })}
        </Text>
      )}
      {/* One element whatever it does, and never out of reach, so that the focus stays. */}
      <Button
        miw={150}
        variant={drawing ? 'default' : 'filled'}
        aria-disabled={!able}
        {...(!able && { 'data-disabled': true })}
        onClick={press}
      >
        {drawing
          ? t('generate.pause')
          : goesOn
            ? t('generate.resume')
            : t(some ? 'generate.runAnew' : 'generate.run', { count })}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('generate.replaceTitle')}
        centered
        size="sm"
      >
        <Stack gap="md">
          <Text>{t('generate.replaceText', { count: drawn?.done ?? 0 })}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('generate.keep')}
            </Button>
            <Button
              color="red"
              onClick={() => {
                setAsking(false)
                onGenerate()
              }}
            >
              {t('generate.replace')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
