import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GenerationView } from '../../../contract/generation.ts'

/** The one button that draws. Where that would replace what was drawn before, it asks. */
export function GenerateActions(props: {
  count: number
  drawn: GenerationView['drawn']
  ready: boolean
  running: boolean
  onGenerate: () => void
}) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { count, drawn, ready, running, onGenerate } = props
  const some = drawn !== undefined && drawn.done > 0
  const stopped = some && drawn.done < drawn.tokens
  const goesOn = stopped && drawn.current

  return (
    <>
      {some && !running && (
        <Text c={drawn.current ? 'dimmed' : 'var(--needs-you)'}>
          {!drawn.current
            ? t('generate.older', { count: drawn.done })
            : stopped
              ? t('generate.stoppedAt', { done: drawn.done, total: drawn.tokens })
              : t('generate.allDrawn', { count: drawn.done })}
        </Text>
      )}
      <Button
        miw={150}
        loading={running}
        disabled={!ready}
        onClick={() => (some && !goesOn ? setAsking(true) : onGenerate())}
      >
        {goesOn ? t('generate.resume') : t(some ? 'generate.runAnew' : 'generate.run', { count })}
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
