import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../../contract/items.ts'
import { Instead } from '../Instead.tsx'
import styles from '../MediumViewer.module.css'
import { ZoomStage } from '../stage/ZoomStage.tsx'
import { PlayerTools } from './PlayerTools.tsx'
import { usePlayer } from './use-player.ts'

/** A film on a stage, beginning as the picture that stands for it. */
export function Film({ item }: { item: ItemView }) {
  const { t } = useTranslation()
  const [isBroken, setBroken] = useState(false)
  const player = usePlayer<HTMLVideoElement>(item.durationMs)
  if (isBroken) return <Instead item={item} />
  return (
    <div className={styles['medium']} onKeyDown={player.press}>
      <ZoomStage
        label={t('viewer.film', { name: item.name })}
        size={item}
        isDrawing={false}
        isBusy={false}
        tools={<PlayerTools player={player} />}
      >
        {/* What it plays has no words that could be shown beside it. */}
        <video
          ref={player.element}
          src={item.mediaUrl}
          poster={item.stillUrl}
          loop
          aria-label={item.name}
          onError={() => setBroken(true)}
          {...player.listeners}
        />
      </ZoomStage>
    </div>
  )
}
