import { useRef, useState, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react'

export interface Player<Element extends HTMLMediaElement> {
  /** Goes to the film or sound. */
  element: RefObject<Element | null>
  isPlaying: boolean
  isMuted: boolean
  /** In seconds. */
  time: number
  duration: number
  playOrPause(): void
  muteOrNot(): void
  /** @param time in seconds */
  seek(time: number): void
  /** Goes to what has the focus: the space bar plays and pauses. */
  press(event: KeyboardEvent): void
  /** Goes to the film or sound, too. */
  listeners: Record<
    'onPlay' | 'onPause' | 'onTimeUpdate' | 'onSeeking' | 'onDurationChange' | 'onVolumeChange',
    (event: SyntheticEvent<HTMLMediaElement>) => void
  >
}

/** @param durationMs as it is known before the file says so itself */
export function usePlayer<Element extends HTMLMediaElement>(durationMs: number | undefined): Player<Element> {
  const element = useRef<Element>(null)
  const [state, setState] = useState({
    ...{ isPlaying: false, isMuted: false, time: 0 },
    duration: (durationMs ?? 0) / 1000,
  })
  const read = ({ currentTarget }: SyntheticEvent<HTMLMediaElement>): void => {
    const { paused, muted, currentTime, duration } = currentTarget
    setState((before) => ({
      isPlaying: !paused,
      isMuted: muted,
      time: currentTime,
      duration: Number.isFinite(duration) ? duration : before.duration,
    }))
  }
  const playOrPause = (): void => {
    const now = element.current
    // What cannot be played says so by an event of its own.
    if (now?.paused) now.play().catch(() => undefined)
    else now?.pause()
  }
  return {
    element,
    ...state,
    playOrPause,
    muteOrNot() {
      if (element.current) element.current.muted = !element.current.muted
    },
    seek(time) {
      if (element.current) element.current.currentTime = time
    },
    press(event) {
      if (event.key !== ' ' || event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      playOrPause()
    },
    listeners: {
      ...{ onPlay: read, onPause: read, onTimeUpdate: read, onSeeking: read },
      ...{ onDurationChange: read, onVolumeChange: read },
    },
  }
}
