import { AudioSampleSink, type InputAudioTrack } from 'mediabunny'

/** Bars of the picture that is drawn of a sound. */
export const peakCount = 96

/** How loud an uncompressed sound is at moments spread over it, 0 to 1, the loudest 1. */
export async function soundPeaks(track: InputAudioTrack, seconds: number): Promise<number[]> {
  const sink = new AudioSampleSink(track)
  const width = seconds / peakCount
  const peaks: number[] = []
  for (let index = 0; index < peakCount; index += 1) {
    const at = (index + 0.5) * width
    const sample = await sink.getSample(at)
    if (!sample) {
      peaks.push(0)
      continue
    }
    const values = new Float32Array(sample.numberOfFrames)
    sample.copyTo(values, { planeIndex: 0, format: 'f32-planar' })
    const place = (seconds: number) =>
      Math.max(0, Math.floor((seconds - sample.timestamp) * sample.sampleRate))
    const heard = values.subarray(place(at - width / 2), place(at + width / 2) + 1)
    sample.close()
    peaks.push(heard.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
  }
  const loudest = Math.max(...peaks)
  return loudest > 0 ? peaks.map((peak) => Math.min(1, peak / loudest)) : peaks
}
