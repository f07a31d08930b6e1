import { AnimationMixer, type AnimationClip, type Object3D } from 'three'

export interface ModelAnimation {
  /** Of the ways it can move; empty where whoever made it gave none. */
  readonly names: readonly string[]
  readonly isPlaying: boolean
  /** Begins, or goes on where it was paused; another clip begins from where the model stands at rest. */
  play(clip: number): void
  pause(): void
  /** Moves the model as far as it got since the last time. @param now milliseconds, as frames are told */
  advance(now: number): void
  dispose(): void
}

/** What the loader calls a clip without a name. */
const NAMELESS = /^animation_\d+$/
/** After a pause of the window the model goes on from where it was, and does not jump. Seconds. */
const LONGEST_STEP = 0.1

/** Moves a model by the clips in its file, round and round. */
export function animate(model: Object3D, all: readonly AnimationClip[]): ModelAnimation {
  const mixer = new AnimationMixer(model)
  // One that takes no time moves nothing.
  const clips = all.filter(({ duration, tracks }) => duration > 0 && tracks.length > 0)
  let playing: AnimationClip | undefined
  let isPlaying = false
  let last: number | undefined
  return {
    names: clips.map(({ name }) => (NAMELESS.test(name) ? '' : name)),
    get isPlaying() {
      return isPlaying
    },
    play(clip) {
      const wanted = clips[clip]
      if (!wanted) return
      if (wanted !== playing) {
        mixer.stopAllAction()
        mixer.clipAction(wanted).play()
        playing = wanted
      }
      isPlaying = true
      last = undefined
    },
    pause: () => void (isPlaying = false),
    advance(now) {
      if (!isPlaying) return
      if (last !== undefined) mixer.update(Math.min(LONGEST_STEP, (now - last) / 1000))
      last = now
    },
    dispose() {
      mixer.stopAllAction()
      mixer.uncacheRoot(model)
    },
  }
}
