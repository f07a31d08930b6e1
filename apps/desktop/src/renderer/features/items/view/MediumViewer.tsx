import { ActionIcon, Modal } from '@mantine/core'
import {
  IconChevronLeft,
  IconChevronRight,
  IconZoomIn,
  IconZoomOut,
  IconZoomReset,
} from '@tabler/icons-react'
import { useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../contract/items.ts'
import styles from './MediumViewer.module.css'
import { ModelViewer } from './model/ModelViewer.tsx'

const STEP = 1.25
const MOST = 16

/** One item at large: pictures are zoomed and moved, films and sounds are played, models are turned. Arrows go to its neighbours. */
export function MediumViewer(props: {
  item: ItemView | undefined
  opened: boolean
  onClose: () => void
  onStep: (step: 1 | -1) => void
}) {
  const { t } = useTranslation()
  const { item, opened, onClose, onStep } = props
  return (
    <Modal
      opened={opened && item !== undefined}
      onClose={onClose}
      fullScreen
      title={item?.name}
      closeButtonProps={{ 'aria-label': t('items.close') }}
      classNames={{ content: styles['content'] ?? '', body: styles['body'] ?? '' }}
      onKeyDown={(event) => {
        if (event.target instanceof HTMLMediaElement) return
        if (event.key === 'ArrowRight') onStep(1)
        if (event.key === 'ArrowLeft') onStep(-1)
      }}
    >
      {item && (
        <>
          <ActionIcon
            className={styles['before'] ?? ''}
            variant="default"
            size="lg"
            aria-label={t('items.previous')}
            onClick={() => onStep(-1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Medium key={item.itemId} item={item} />
          <ActionIcon
            className={styles['after'] ?? ''}
            variant="default"
            size="lg"
            aria-label={t('items.next')}
            onClick={() => onStep(1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </>
      )}
    </Modal>
  )
}

function Medium({ item }: { item: ItemView }) {
  // What it plays has no words that could be shown beside it.
  if (item.kind === 'film') {
    return (
      <video
        className={styles['player']}
        src={item.mediaUrl}
        poster={item.thumbnailUrl}
        controls
        loop
        aria-label={item.name}
      />
    )
  }
  if (item.kind === 'sound') {
    return (
      <div className={styles['sound']}>
        <img src={item.thumbnailUrl} alt="" draggable={false} />
        <audio src={item.mediaUrl} controls aria-label={item.name} />
      </div>
    )
  }
  if (item.kind === 'model') return <ModelViewer item={item} />
  return <Zoomable item={item} />
}

function Zoomable({ item }: { item: ItemView }) {
  const { t, i18n } = useTranslation()
  const [view, setView] = useState({ scale: 1, x: 0, y: 0 })
  const zoom = (factor: number): void =>
    setView(({ scale, x, y }) => {
      const next = Math.min(MOST, Math.max(1, scale * factor))
      return next === 1
        ? { scale: 1, x: 0, y: 0 }
        : { scale: next, x: (x * next) / scale, y: (y * next) / scale }
    })
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (event.buttons !== 1) return
    const { movementX, movementY } = event
    setView(({ scale, x, y }) =>
      scale === 1 ? { scale, x, y } : { scale, x: x + movementX, y: y + movementY },
    )
  }
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(view.scale)
  return (
    <div className={styles['zoom']}>
      <div
        className={styles['stage']}
        role="group"
        aria-label={t('items.zoomable', { name: item.name })}
        data-zoomed={view.scale > 1}
        tabIndex={0}
        onWheel={(event) => zoom(event.deltaY < 0 ? STEP : 1 / STEP)}
        onPointerMove={drag}
        onDoubleClick={() => (view.scale === 1 ? zoom(4) : zoom(1 / MOST))}
        onKeyDown={(event) => {
          if (event.key === '+' || event.key === '=') zoom(STEP)
          if (event.key === '-') zoom(1 / STEP)
          if (event.key === '0') zoom(1 / MOST)
        }}
      >
        <img
          src={item.mediaUrl}
          alt={item.name}
          draggable={false}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        />
      </div>
      <div className={styles['tools']} role="toolbar" aria-label={t('items.zoom')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('items.zoomOut')}
          onClick={() => zoom(1 / STEP)}
        >
          <IconZoomOut size={16} />
        </ActionIcon>
        <output className={styles['percent']}>{percent}</output>
        <ActionIcon variant="subtle" color="gray" aria-label={t('items.zoomIn')} onClick={() => zoom(STEP)}>
          <IconZoomIn size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('items.zoomReset')}
          onClick={() => zoom(1 / MOST)}
        >
          <IconZoomReset size={16} />
        </ActionIcon>
      </div>
    </div>
  )
}
