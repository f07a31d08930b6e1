import type * as codecsModule from '@napi-rs/webcodecs'
import { EncodedPacketSink, type EncodedPacket, type InputVideoTrack } from 'mediabunny'
import sharp from '@intaglio/shared/sharp'

/** Pixels of a film's frame that are ever decoded: 8,192 x 8,192. */
const maxFramePixels = 8192 * 8192

/** Frames decoded to reach one that stands between two key frames. */
const maxFrames = 300

/** Of 128: a picture with this much shows something. */
const enoughContrast = 25

/** The decoder is native code that a package may come without. */
type Codecs = typeof codecsModule
let codecs: Promise<Codecs | undefined> | undefined

function loadCodecs(): Promise<Codecs | undefined> {
  codecs ??= import('@napi-rs/webcodecs').catch(() => undefined)
  return codecs
}

/** Parts of the film at which a frame is looked for; films often begin in the dark. */
const moments = [0, 0.1, 0.3, 0.5]

/**
 * The first of a few frames that shows something, else the one that shows most, as JPEG, upright and in its true proportions.
 * @returns undefined where no frame can be decoded on this machine
 */
export async function posterFrame(track: InputVideoTrack, seconds: number): Promise<Buffer | undefined> {
  const { VideoDecoder, EncodedVideoChunk } = (await loadCodecs()) ?? {}
  if (!VideoDecoder || !EncodedVideoChunk || track.codedWidth * track.codedHeight > maxFramePixels) {
    return undefined
  }
  const config = await track.getDecoderConfig()
  if (!config) return undefined
  const packets = new EncodedPacketSink(track)
  const first = await track.getFirstTimestamp()
  let best: { picture: Buffer; contrast: number } | undefined
  for (const moment of moments) {
    const key = await packets.getKeyPacket(first + seconds * moment)
    const last = await packets.getPacket(first + seconds * moment)
    const picture = key && last && (await decode(key, last))
    if (!picture) continue
    const contrast = await contrastOf(picture)
    if (!best || contrast > best.contrast) best = { picture, contrast }
    if (contrast >= enoughContrast) break
  }
  return best?.picture

  /** The frame of `last`, for which all since the key frame have to be decoded, or one before where that is far. */
  async function decode(key: EncodedPacket, last: EncodedPacket): Promise<Buffer | undefined> {
    if (!VideoDecoder || !EncodedVideoChunk || !config) return undefined
    const shown: { frame?: codecsModule.VideoFrame } = {}
    let failure: Error | undefined
    const decoder = new VideoDecoder({
      output(frame) {
        shown.frame?.close()
        shown.frame = frame
      },
      error: (error) => (failure = error),
    })
    try {
      decoder.configure(config as Parameters<typeof decoder.configure>[0])
      let count = 0
      for await (const { type, data, timestamp, sequenceNumber } of packets.packets(key)) {
        decoder.decode(new EncodedVideoChunk({ type, timestamp: Math.round(timestamp * 1e6), data }))
        count += 1
        if (count >= maxFrames || sequenceNumber >= last.sequenceNumber) break
      }
      await decoder.flush()
      const { frame } = shown
      const area = frame?.visibleRect
      if (failure || !frame || !area) return undefined
      const pixels = new Uint8Array(frame.allocationSize({ format: 'RGBA' }))
      await frame.copyTo(pixels, { format: 'RGBA' })
      return await sharp(pixels, { raw: { width: area.width, height: area.height, channels: 4 } })
        .removeAlpha()
        .resize(frame.displayWidth, frame.displayHeight, { fit: 'fill' })
        .rotate(track.rotation)
        .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
        .toBuffer()
    } finally {
      shown.frame?.close()
      if (decoder.state !== 'closed') decoder.close()
    }
  }
}

/** How much the tones of a picture differ; 0 of one that is all black, or all of any other colour. */
async function contrastOf(picture: Buffer): Promise<number> {
  const { channels } = await sharp(picture).stats()
  return Math.max(...channels.map(({ stdev }) => stdev))
}
