import { ActionIcon, Loader } from '@mantine/core'
import { IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../../contract/items.ts'
import styles from '../MediumViewer.module.css'
import { maxModelBytes, ModelError, type ModelRefusal } from './glb.ts'
import type { ModelScene } from './model-scene.ts'

const STEP = 1.25
const TURN = Math.PI / 18

/** A model from every side; where it cannot be drawn, the picture that stands for it, and why. */
export function ModelViewer({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<ModelRefusal>()
  if (refusal !== undefined) {
    return (
      <figure className={styles['sound']}>
        <img src={item.thumbnailUrl} alt={item.name} draggable={false} />
        <figcaption className={styles['why']}>{t(`items.model.${refusal}`)}</figcaption>
      </figure>
    )
  }
  return <Stage item={item} onRefused={setRefusal} />
}

function Stage({ item, onRefused }: { item: ItemView; onRefused: (reason: ModelRefusal) => void }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const scene = useRef<ModelScene>(undefined)
  const [isDrawn, setDrawn] = useState(false)

  useEffect(() => {
    const stop = new AbortController()
    // One for each time: what was closed takes its canvas with it.
    const canvas = document.createElement('canvas')
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', item.name)
    frame.current?.prepend(canvas)
    const open = async (): Promise<void> => {
      if (item.bytes > maxModelBytes) throw new ModelError('large')
      const [answer, { openModel }] = await Promise.all([
        fetch(item.mediaUrl, { signal: stop.signal }),
        import('./model-scene.ts'),
      ])
      const opened = await openModel(canvas, await answer.arrayBuffer(), () => onRefused('noGraphics'))
      // It was closed meanwhile.
      if (stop.signal.aborted) return opened.dispose()
      scene.current = opened
      setDrawn(true)
    }
    open().catch((error: unknown) => {
      if (!stop.signal.aborted) onRefused(error instanceof ModelError ? error.reason : 'damaged')
    })
    return () => {
      stop.abort()
      scene.current?.dispose()
      scene.current = undefined
      canvas.remove()
    }
  }, [item.mediaUrl, item.bytes, item.name, onRefused])

  const press = (event: KeyboardEvent): void => {
    const now = scene.current
    if (event.key === 'ArrowLeft') now?.turn(TURN, 0)
    else if (event.key === 'ArrowRight') now?.turn(-TURN, 0)
    else if (event.key === 'ArrowUp') now?.turn(0, TURN)
    else if (event.key === 'ArrowDown') now?.turn(0, -TURN)
    else if (event.key === '+' || event.key === '=') now?.zoom(STEP)
    else if (event.key === '-') now?.zoom(1 / STEP)
    else if (event.key === '0') now?.reset()
    else return
    event.preventDefault()
    // Arrows go to the neighbours only where they turn nothing.
    event.stopPropagation()
  }
  return (
    <div className={styles['zoom']}>
      <div
        ref={frame}
        className={styles['model']}
        role="group"
        aria-label={t('items.model.stage', { name: item.name })}
        aria-busy={!isDrawn}
        tabIndex={0}
        onKeyDown={press}
      >
        {!isDrawn && <Loader className={styles['loading'] ?? ''} aria-label={t('items.model.opening')} />}
      </div>
      <p className={styles['howTo']}>{t('items.model.howTo')}</p>
      <div className={styles['tools']} role="toolbar" aria-label={t('items.zoom')}>
        {(
          [
            ['items.zoomOut', IconZoomOut, () => scene.current?.zoom(1 / STEP)],
            ['items.zoomIn', IconZoomIn, () => scene.current?.zoom(STEP)],
            ['items.model.reset', IconZoomReset, () => scene.current?.reset()],
          ] as const
        ).map(([label, Icon, run]) => (
          <ActionIcon key={label} variant="subtle" color="gray" aria-label={t(label)} onClick={run}>
            <Icon size={16} />
          </ActionIcon>
        ))}
      </div>
    </div>
  )
}
