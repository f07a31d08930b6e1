import { Loader, NativeSelect } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay, IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../../contract/items.ts'
import { Instead } from '../Instead.tsx'
import { Tool, Tools } from '../Tools.tsx'
import { useKeptFocus } from '../use-kept-focus.ts'
import type { ModelRefusal } from './glb.ts'
import styles from './ModelViewer.module.css'
import { useModel } from './use-model.ts'

const STEP = 1.25
const TURN = Math.PI / 18

/** A model from every side; where it cannot be drawn, the picture that stands for it, and why. */
export function ModelViewer({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const [refusal, setRefusal] = useState<ModelRefusal>()
  return refusal === undefined ? (
    <Stage item={item} onRefused={setRefusal} />
  ) : (
    <Instead item={item} reason={t(`viewer.model.${refusal}`)} />
  )
}

function Stage({ item, onRefused }: { item: ItemView; onRefused: (reason: ModelRefusal) => void }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const model = useModel(frame, item, onRefused)
  useKeptFocus(frame)
  const isCalm = useReducedMotion(false, { getInitialValueInEffect: false })
  const [wantsPlay, setWantsPlay] = useState<boolean>()
  const [clip, setClip] = useState(0)
  // Until a person says otherwise it moves, unless the system asks for less of that.
  const isPlaying = wantsPlay ?? !isCalm
  const moves = model !== undefined && model.clips.length > 0

  useEffect(() => {
    if (isPlaying) model?.play(clip)
    else model?.pause()
  }, [model, isPlaying, clip])

  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') model?.turn(TURN, 0)
    else if (event.key === 'ArrowRight') model?.turn(-TURN, 0)
    else if (event.key === 'ArrowUp') model?.turn(0, TURN)
    else if (event.key === 'ArrowDown') model?.turn(0, -TURN)
    else if (event.key === '+' || event.key === '=') model?.zoom(STEP)
    else if (event.key === '-') model?.zoom(1 / STEP)
    else if (event.key === '0') model?.reset()
    else if (event.key === ' ' && moves) setWantsPlay(!isPlaying)
    else return
    event.preventDefault()
    // Arrows go to the neighbours only where they turn nothing.
    event.stopPropagation()
  }
  return (
    <>
      <div
        ref={frame}
        className={styles['stage']}
        role="group"
        aria-label={t('viewer.model.stage', { name: item.name })}
        aria-busy={model === undefined}
        data-autofocus
        tabIndex={0}
        onKeyDown={press}
      >
        {!model && <Loader className={styles['loading'] ?? ''} aria-label={t('viewer.model.opening')} />}
        <p className={styles['howTo']}>{t('viewer.model.howTo')}</p>
      </div>
      <Tools>
        {moves && (
          <Tool
            label={isPlaying ? t('viewer.pause') : t('viewer.play')}
            icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
            onClick={() => setWantsPlay(!isPlaying)}
          />
        )}
        {moves && model.clips.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('viewer.model.clip')}
            value={clip}
            onChange={(event) => setClip(Number(event.currentTarget.value))}
            onKeyDown={(event) => event.stopPropagation()}
            data={model.clips.map((name, index) => ({
              value: String(index),
              label: name === '' ? t('viewer.model.clipNo', { number: index + 1 }) : name,
            }))}
          />
        )}
        <Tool label={t('viewer.farther')} icon={IconZoomOut} onClick={() => model?.zoom(1 / STEP)} />
        <Tool label={t('viewer.nearer')} icon={IconZoomIn} onClick={() => model?.zoom(STEP)} />
        <Tool label={t('viewer.model.reset')} icon={IconZoomReset} onClick={() => model?.reset()} />
      </Tools>
    </>
  )
}
