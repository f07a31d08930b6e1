import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { IntaglioError, say, readText } from '@intaglio/shared'
import { SkipError, type SkipCode } from '../skip.ts'
import {
  answerSchema,
  lookedSchema,
  sizeSchema,
  tileWrittenSchema,
  writtenSchema,
  type DecoderQuestion,
  type Form,
  type FormRequest,
  type Looked,
  type LookRequest,
  type TileRequest,
} from './protocol.ts'

/** A process that answers one question at a time. */
export interface DecoderProcess {
  send(question: DecoderQuestion): void
  onAnswer(listener: (answer: unknown) => void): void
  /** Called once, however it ended. */
  onExit(listener: () => void): void
  kill(): void
}

export type SpawnDecoder = () => DecoderProcess

/** Reads strangers' files in processes that can die alone. */
export interface Decoders {
  /** @throws SkipError where the file cannot be taken, `DECODER_FAILED` where reading it ends the decoder */
  look(request: LookRequest, signal?: AbortSignal): Promise<Looked>
  /** @returns undefined where the file is published as it is @throws SkipError */
  form(request: FormRequest, signal?: AbortSignal): Promise<Form | undefined>
  /** Writes a tile into the temporary folder. @returns its file's name @throws SkipError */
  tile(request: TileRequest, signal?: AbortSignal): Promise<string>
  /** Pixels of a picture as shown. @throws SkipError */
  size(file: string): Promise<{ width: number; height: number }>
  /** Starts the processes before the first file: somebody is going to wait for them. */
  warm(): void
  /** Ends the processes; questions under way fail. */
  close(): void
}

/** As long as a person takes to find a folder; nobody waits for a process longer than this after the last file. */
const idleMs = 30_000
/** A file that takes longer hangs. Reading a film may take 40 s by its own limits. */
const patienceMs = 120_000
/** A process may be ended by others, too: a file is tried again before it is blamed. */
const attempts = 2

interface Slot {
  process: DecoderProcess
  settle: ((answer: unknown) => void) | undefined
  idle: NodeJS.Timeout | undefined
}

class DecoderGone extends Error {}

/**
 * A pool of decoders, started when they are needed and ended when they are not.
 * @param spawn how a decoder process is started here
 */
export function createDecoders(
  spawn: SpawnDecoder,
  size = Math.min(8, availableParallelism()),
  patience = patienceMs,
): Decoders {
  const slots = new Set<Slot>()
  const free: Slot[] = []
  const waiting: ((slot: Slot | undefined) => void)[] = []
  let closed = false

  function start(): Slot {
    const slot: Slot = { process: spawn(), settle: undefined, idle: undefined }
    slots.add(slot)
    slot.process.onAnswer((answer) => slot.settle?.(answer))
    slot.process.onExit(() => {
      clearTimeout(slot.idle)
      slots.delete(slot)
      if (free.includes(slot)) free.splice(free.indexOf(slot), 1)
      slot.settle?.(undefined)
    })
    return slot
  }

  function take(): Promise<Slot | undefined> {
    const slot = free.pop() ?? (slots.size < size ? start() : undefined)
    if (!slot) return new Promise((resolve) => waiting.push(resolve))
    clearTimeout(slot.idle)
    return Promise.resolve(slot)
  }

  /** To whoever waits, or to rest. One that is gone is replaced. */
  function release(slot: Slot): void {
    const next = waiting.shift()
    if (next) return next(closed ? undefined : slots.has(slot) ? slot : start())
    if (!slots.has(slot)) return
    rest(slot)
  }

  function rest(slot: Slot): void {
    free.push(slot)
    slot.idle = setTimeout(() => slot.process.kill(), idleMs).unref()
  }

  async function ask(question: DecoderQuestion): Promise<unknown> {
    if (closed) throw stopped()
    const slot = await take()
    if (!slot) throw stopped()
    let timer: NodeJS.Timeout | undefined
    try {
      const answer = await new Promise<unknown>((resolve) => {
        slot.settle = resolve
        timer = setTimeout(() => slot.process.kill(), patience)
        slot.process.send(question)
      })
      if (answer === undefined) throw new DecoderGone()
      return readAnswer(answer)
    } finally {
      clearTimeout(timer)
      slot.settle = undefined
      release(slot)
    }
  }

  async function askPatiently(question: DecoderQuestion): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(question)
      } catch (error) {
        if (!(error instanceof DecoderGone)) throw error
        if (closed) throw stopped()
        if (attempt >= attempts) throw failed()
      }
    }
  }

  return {
    look: async (request, signal) =>
      parse(lookedSchema, await until(signal, askPatiently({ task: 'look', request }))),
    form: async (request, signal) =>
      parse(writtenSchema, await until(signal, askPatiently({ task: 'form', request }))),
    tile: async (request, signal) =>
      parse(tileWrittenSchema, await until(signal, askPatiently({ task: 'tile', request }))),
    size: async (file) => parse(sizeSchema, await askPatiently({ task: 'size', request: { file } })),
    warm() {
      while (!closed && slots.size < size) rest(start())
    },
    close() {
      closed = true
      for (const { process } of slots) process.kill()
      for (const give of waiting.splice(0)) give(undefined)
    },
  }
}

/** Whoever stops does not wait for the file in hand; its answer goes to nobody. */
function until<Value>(signal: AbortSignal | undefined, work: Promise<Value>): Promise<Value> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

function readAnswer(given: unknown): unknown {
  const answer = parse(answerSchema, given)
  if (answer.type === 'done') return answer.value
  if (answer.type === 'skip') throw new SkipError(answer.code as SkipCode, readText(answer.reason))
  throw Object.assign(new Error(answer.message), answer.code !== undefined && { code: answer.code })
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new IntaglioError(say`A decoder answered what no decoder answers.`, {
    code: 'DECODER_ANSWER',
    why: z.prettifyError(parsed.error).slice(0, 500),
  })
}

function failed(): SkipError {
  return new SkipError(
    'DECODER_FAILED',
    say`Reading it fails twice so badly that the reader ends or hangs. It is damaged or made to do harm.`,
  )
}

function stopped(): IntaglioError {
  return new IntaglioError(say`The studio is closing.`, { code: 'STOPPED' })
}
