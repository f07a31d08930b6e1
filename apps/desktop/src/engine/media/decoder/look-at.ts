import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { drawCover } from '../draw-cover.ts'
import { inspectPicture, maxPixels } from '../inspect-picture.ts'
import { perceptualHash } from '../phash.ts'
import { publishedForm, writeForm } from '../published-form.ts'
import { recognise, type Medium } from '../recognise.ts'
import { renderVariants } from '../render-variants.ts'
import { sanitiseSvg } from '../sanitise-svg.ts'
import type { Looked, LookRequest } from './protocol.ts'

/**
 * Says what a file holds and writes what the studio shows of it.
 * @throws SkipError where it is nothing that can be taken
 */
export async function lookAt(request: LookRequest): Promise<Looked> {
  const medium = await recognise(request.file)
  if (medium.kind === 'picture') return lookAtPicture(request, medium)
  return medium.kind === 'drawing' ? lookAtDrawing(request, medium) : lookAtOther(request, medium)
}

async function lookAtPicture(request: LookRequest, medium: Medium): Promise<Looked> {
  const { file, settings, temporaryDir } = request
  const facts = await show(request, file)
  const form = await publishedForm(file, medium, settings, temporaryDir)
  return { medium, ...facts, form, removed: [] }
}

async function lookAtDrawing(request: LookRequest, medium: Medium): Promise<Looked> {
  const { text, removed } = sanitiseSvg(await readFile(request.file))
  const bytes = Buffer.from(text)
  const facts = await show(request, bytes)
  const form = removed.length > 0 ? await writeForm(bytes, [], request.temporaryDir) : undefined
  return { medium, ...facts, form, removed: removed.slice(0, 1_000).map((what) => what.slice(0, 2_000)) }
}

async function show({ variant, thumbnail, temporaryDir }: LookRequest, picture: string | Buffer) {
  const size = await inspectPicture(picture)
  const shown = await renderVariants(picture, size, { variant, thumbnail, temporaryDir })
  return { ...size, durationMs: null, codec: null, phash: await perceptualHash(shown) }
}

async function lookAtOther(request: LookRequest, medium: Medium): Promise<Looked> {
  const { file, sha256, settings, temporaryDir } = request
  const facts = medium.kind === 'model' ? await readModel(request) : await readTimed(request, medium.kind)
  const form = await publishedForm(file, medium, settings, temporaryDir)
  const { width, height, durationMs, codec, picture, peaks, edges } = facts
  const common = { medium, width, height, durationMs, codec, phash: null, form, removed: [] }
  if (!request.wantsCover) return common
  // A broken picture in a sound's tags is no reason to refuse the sound.
  const usable = picture && (await canBeShown(picture.bytes)) ? picture : undefined
  const bytes = usable?.bytes ?? (await drawCover({ sha256, peaks, edges }))
  const name = randomUUID()
  await writeFile(path.join(temporaryDir, name), bytes, { flush: true })
  return { ...common, cover: { from: usable?.from ?? 'drawn', name } }
}

// Loaded where they are needed: most collections hold pictures only, and a decoder should be ready at once.
async function readTimed({ file }: LookRequest, kind: Medium['kind']) {
  const { inspectTimed } = await import('../inspect-timed.ts')
  const facts = await inspectTimed(file, kind === 'film' ? 'film' : 'sound')
  return { ...facts, edges: undefined }
}

async function readModel({ file, bytes }: LookRequest) {
  const { inspectModel } = await import('../inspect-model.ts')
  const { codec, edges } = await inspectModel(file, bytes)
  return { width: 0, height: 0, durationMs: null, codec, edges, picture: undefined, peaks: undefined }
}

async function canBeShown(picture: Uint8Array): Promise<boolean> {
  try {
    await inspectPicture(picture)
    await sharp(picture, { limitInputPixels: maxPixels, failOn: 'truncated', pages: 1 })
      .resize(16, 16, { fit: 'inside' })
      .toBuffer()
    return true
  } catch {
    return false
  }
}
