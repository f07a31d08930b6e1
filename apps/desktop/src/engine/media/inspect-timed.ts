import { say } from '@intaglio/shared'
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny'
import { posterFrame } from './film-frames.ts'
import { SkipError } from './skip.ts'
import { soundPeaks } from './sound-peaks.ts'
import { within } from './within.ts'

/** For reading what a film or sound is, and for a picture of it. */
const maxMilliseconds = 20_000
const maxCoverBytes = 32 * 1024 * 1024

export interface TimedFacts {
  /** Of a film, as shown; 0 of a sound. */
  width: number
  height: number
  durationMs: number
  /** As in RFC 6381: `avc1.64000a, mp4a.40.2`; a shorter name where the file says no more. */
  codec: string
  /** A picture of it, encoded: its own cover, or a frame. */
  picture: { from: 'tag' | 'frame'; bytes: Uint8Array } | undefined
  /** Loudness over time, 0 to 1, where it can be had without a decoder. */
  peaks: number[] | undefined
}

/**
 * What a film or sound is, and a picture of it where it has one. Reads its index and a few moments of it, in bounded
 * time.
 * @throws SkipError where it is damaged or holds nothing to play
 */
export async function inspectTimed(file: string, kind: 'film' | 'sound'): Promise<TimedFacts> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) })
  const damaged = (cause: unknown) =>
    new SkipError(
      'TRUNCATED',
      kind === 'film'
        ? say`The film is damaged or cut off: it cannot be read to its end.`
        : say`The sound is damaged or cut off: it cannot be read to its end.`,
      cause,
    )
  try {
    const facts = await within(maxMilliseconds, read()).catch((cause: unknown) => {
      throw cause instanceof SkipError ? cause : damaged(cause)
    })
    const { width, height, durationMs, codec } = facts
    return { width, height, durationMs, codec, ...(await show(facts)) }
  } finally {
    input.dispose()
  }

  async function read() {
    const film = kind === 'film' ? await input.getPrimaryVideoTrack() : null
    const sound = await input.getPrimaryAudioTrack()
    if (!film && !sound) throw new SkipError('TRUNCATED', say`It holds nothing that can be played.`)
    const seconds = await input.computeDuration()
    if (!Number.isFinite(seconds) || seconds <= 0) throw damaged(undefined)
    const codecs = [await film?.getCodecParameterString(), await sound?.getCodecParameterString()]
    const known = codecs.filter((codec) => typeof codec === 'string')
    const { images = [] } =
      kind === 'sound' ? await input.getMetadataTags().catch(() => ({ images: [] })) : {}
    return {
      film,
      sound,
      seconds,
      width: film?.displayWidth ?? 0,
      height: film?.displayHeight ?? 0,
      durationMs: Math.round(seconds * 1000),
      codec: known.join(', ') || (film?.codec ?? sound?.codec ?? 'unknown'),
      cover: ownCover(images),
    }
  }

  /** A picture that cannot be had is no reason to refuse what can be played. */
  async function show({ film, sound, seconds, cover }: Awaited<ReturnType<typeof read>>) {
    const nothing = { picture: undefined, peaks: undefined }
    if (cover) return { ...nothing, picture: { from: 'tag', bytes: cover } as const }
    try {
      const frame = film && (await within(maxMilliseconds, posterFrame(film, seconds)))
      if (frame) return { ...nothing, picture: { from: 'frame', bytes: frame } as const }
      const peaks = sound?.codec?.startsWith('pcm')
        ? await within(maxMilliseconds, soundPeaks(sound, seconds))
        : undefined
      return { ...nothing, peaks }
    } catch {
      return nothing
    }
  }
}

function ownCover(images: { data: Uint8Array; kind?: string }[]): Uint8Array | undefined {
  const usable = images.filter(({ data }) => data.byteLength <= maxCoverBytes)
  return (usable.find(({ kind }) => kind === 'coverFront') ?? usable[0])?.data
}
