import { ActionIcon, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../contract/items.ts'
import styles from './MediumViewer.module.css'
import { ModelViewer } from './model/ModelViewer.tsx'
import { Picture } from './Picture.tsx'
import { Film } from './player/Film.tsx'
import { Sound } from './player/Sound.tsx'

const media = { picture: Picture, film: Film, sound: Sound, model: ModelViewer } as const
const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }

/** One item at large: pictures are zoomed and moved, films and sounds are played, models are turned. Arrows go to its neighbours. */
export function MediumViewer(props: {
  item: ItemView | undefined
  opened: boolean
  /** Where it stands among those that are shown, from 1, and how many they are. */
  at: number
  of: number
  onClose: () => void
  onStep: (step: 1 | -1) => void
}) {
  const { t } = useTranslation()
  const { item, opened, at, of, onClose, onStep } = props
  const Medium = media[item?.kind ?? 'picture']
  return (
    <Modal
      opened={opened && item !== undefined}
      onClose={onClose}
      fullScreen
      title={
        <>
          {item?.name} <span className={styles['place']}>{t('viewer.atOf', { at, of })}</span>
        </>
      }
      closeButtonProps={{ 'aria-label': t('items.close') }}
      classNames={{ content: styles['content'] ?? '', body: styles['body'] ?? '' }}
      onKeyDown={({ key }) => {
        const step = steps[key]
        if (step !== undefined) onStep(step)
      }}
    >
      {item && (
        <>
          <Neighbour side="before" isThere={at > 1} onClick={() => onStep(-1)} />
          <div className={styles['medium']}>
            <Medium key={item.itemId} item={item} />
          </div>
          <Neighbour side="after" isThere={at < of} onClick={() => onStep(1)} />
        </>
      )}
    </Modal>
  )
}

function Neighbour({
  side,
  isThere,
  onClick,
}: {
  side: 'before' | 'after'
  isThere: boolean
  onClick: () => void
}) {
  const { t } = useTranslation()
  const Icon = side === 'before' ? IconChevronLeft : IconChevronRight
  return (
    <ActionIcon
      className={styles[side] ?? ''}
      variant="default"
      size="lg"
      aria-label={side === 'before' ? t('viewer.previous') : t('viewer.next')}
      // Not `disabled`, which would throw away the focus of whoever walks to the last one.
      aria-disabled={!isThere}
      data-disabled={!isThere || undefined}
      onClick={onClick}
    >
      <Icon size={18} />
    </ActionIcon>
  )
}
