import { writeText } from '@intaglio/shared'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { encodeTile, makeTile } from '../../generate/tile.ts'
import { inspectPicture } from '../inspect-picture.ts'
import { publishedForm } from '../published-form.ts'
import { SkipError } from '../skip.ts'
import { lookAt } from './look-at.ts'
import type { DecoderAnswer, DecoderPort, DecoderQuestion, TileRequest } from './protocol.ts'

/** Answers an engine's questions; runs in a process that holds nothing else. */
export function serveDecoder(port: DecoderPort): void {
  // Nothing is kept of a file.
  sharp.cache(false)
  // After whatever a person waits for.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  port.onQuestion((question) => void answer(question).then((reply) => port.send(reply)))
}

async function answer(question: DecoderQuestion): Promise<DecoderAnswer> {
  try {
    return { type: 'done', value: await work(question) }
  } catch (error) {
    if (error instanceof SkipError)
      return { type: 'skip', code: error.code, reason: writeText(error.said.message) }
    const { code, message } = error as NodeJS.ErrnoException
    return {
      type: 'error',
      ...(typeof code === 'string' && { code }),
      message: String(message).slice(0, 5_000),
    }
  }
}

async function work({ task, request }: DecoderQuestion): Promise<unknown> {
  switch (task) {
    case 'look':
      return lookAt(request)
    case 'form':
      return publishedForm(request.file, request.medium, request.settings, request.temporaryDir)
    case 'tile':
      return writeTile(request)
    case 'size':
      return inspectPicture(request.file)
  }
}

async function writeTile({ file, size, quickly, temporaryDir }: TileRequest): Promise<string> {
  const name = randomUUID()
  const tile = await makeTile(file, size, quickly ? temporaryDir : undefined)
  await writeFile(path.join(temporaryDir, name), encodeTile(tile))
  return name
}
