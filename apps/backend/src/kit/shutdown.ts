import type { Logger } from './logger.ts'

/** Everything that must be closed, in reverse order of opening, with one abort signal for all loops. */
export interface Shutdown {
  readonly signal: AbortSignal
  add(name: string, close: () => Promise<void> | void): void
  /** Aborts the signal, then closes everything, each with a time limit. Safe to call twice. */
  run(): Promise<void>
}

const closeLimitMilliseconds = 10_000

export function createShutdown(log: Logger): Shutdown {
  const controller = new AbortController()
  const open: { name: string; close: () => Promise<void> | void }[] = []
  let running: Promise<void> | undefined

  async function closeAll(): Promise<void> {
    controller.abort()
    for (let entry = open.pop(); entry; entry = open.pop()) {
      try {
        await withLimit(entry.close)
      } catch (error) {
        log.warn({ err: error, what: entry.name }, 'did not close cleanly')
      }
    }
  }

  return {
    signal: controller.signal,
    add: (name, close) => void open.push({ name, close }),
    run: () => (running ??= closeAll()),
  }
}

async function withLimit(close: () => Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), closeLimitMilliseconds)
  })
  try {
    await Promise.race([close(), limit])
  } finally {
    clearTimeout(timer)
  }
}
