import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../../contract/items.ts'
import { Instead } from '../Instead.tsx'
import styles from '../MediumViewer.module.css'
import { ZoomStage } from '../stage/ZoomStage.tsx'
import { PlayerTools } from './PlayerTools.tsx'
import { usePlayer } from './use-player.ts'

/** A sound, behind the picture that stands for it. */
export function Sound({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const [isBroken, setBroken] = useState(false)
  const player = usePlayer<HTMLAudioElement>(item.durationMs)
  if (isBroken) return <Instead item={item} />
  return (
    <div className={styles['medium']} onKeyDown={player.press}>
      <audio
        ref={player.element}
        src={item.mediaUrl}
        aria-label={item.name}
        onError={() => setBroken(true)}
        {...player.listeners}
      />
      <ZoomStage
        label={t('viewer.sound', { name: item.name })}
        size={item}
        isDrawing={false}
        isBusy={false}
        tools={<PlayerTools player={player} />}
      >
        <img src={item.stillUrl} alt="" draggable={false} />
      </ZoomStage>
    </div>
  )
}
