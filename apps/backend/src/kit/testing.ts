import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import type { Logger } from './logger.ts'

/** A folder for one test, and how to get rid of it. */
export async function temporaryFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A logger that says nothing. */
export const quiet: Logger = pino({ level: 'silent' })

/** A short text no other test run has: for names on servers that are shared. */
export function unique(): string {
  return `t${process.pid}${Date.now().toString(36)}`
}

/** Something that arrives later: `next` resolves with items in the order in which they were pushed. */
export function createInbox<T>() {
  const items: T[] = []
  const waiting: ((item: T) => void)[] = []
  return {
    push(item: T): void {
      const take = waiting.shift()
      if (take) take(item)
      else items.push(item)
    },
    next(): Promise<T> {
      const item = items.shift()
      return item === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(item)
    },
    get size(): number {
      return items.length
    },
  }
}

/** Resolves when a condition holds, however long that takes; the test's own time limit ends a hopeless wait. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}

export async function* bytesOf(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part
}

export async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}
