import { IconPlayerPause, IconPlayerPlay, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../../ui/format.ts'
import { Tool } from '../Tools.tsx'
import styles from './PlayerTools.module.css'
import type { Player } from './use-player.ts'

/** Plays, seeks and mutes. */
export function PlayerTools({ player }: { player: Player<HTMLMediaElement> }) {
  const { t } = useTranslation()
  const { isPlaying, isMuted, time, duration } = player
  const words = { at: formatClock(time), of: formatClock(duration) }
  return (
    <>
      <Tool
        label={isPlaying ? t('viewer.pause') : t('viewer.play')}
        icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
        onClick={player.playOrPause}
      />
      <input
        type="range"
        className={styles['position']}
        aria-label={t('viewer.position')}
        aria-valuetext={t('viewer.timeOf', words)}
        min={0}
        max={duration}
        step="any"
        value={Math.min(time, duration)}
        onChange={(event) => player.seek(Number(event.target.value))}
        onKeyDown={(event) => {
          const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          // These are no steps to a neighbour.
          event.stopPropagation()
          player.seek(Math.min(duration, Math.max(0, time + by * Math.max(0.1, Math.min(5, duration / 20)))))
        }}
      />
      <span className={styles['time']} aria-hidden>
        {words.at} / {words.of}
      </span>
      <Tool
        label={isMuted ? t('viewer.unmute') : t('viewer.mute')}
        icon={isMuted ? IconVolumeOff : IconVolume}
        onClick={player.muteOrNot}
      />
    </>
  )
}
