import { constants, setPriority } from 'node:os'
import sharp from 'sharp'
import { publishedForm } from '../published-form.ts'
import { SkipError } from '../skip.ts'
import { lookAt } from './look-at.ts'
import type { DecoderAnswer, DecoderPort, DecoderQuestion } from './protocol.ts'

/** Answers an engine's questions; runs in a process that holds nothing else. */
export function serveDecoder(port: DecoderPort): void {
  // As many processes as there are cores work side by side: one thread each, and nothing kept of a file.
  sharp.concurrency(1)
  sharp.cache(false)
  // After whatever a person waits for.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  port.onQuestion((question) => void answer(question).then((reply) => port.send(reply)))
}

async function answer(question: DecoderQuestion): Promise<DecoderAnswer> {
  try {
    return { type: 'done', value: await work(question) }
  } catch (error) {
    if (error instanceof SkipError) return { type: 'skip', code: error.code, reason: error.message }
    const { code, message } = error as NodeJS.ErrnoException
    return {
      type: 'error',
      ...(typeof code === 'string' && { code }),
      message: String(message).slice(0, 5_000),
    }
  }
}

function work(question: DecoderQuestion): Promise<unknown> {
  if (question.task === 'look') return lookAt(question.request)
  const { file, medium, settings, temporaryDir } = question.request
  return publishedForm(file, medium, settings, temporaryDir)
}
