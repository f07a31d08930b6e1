import { EventEmitter } from 'node:events'
import type { CachePort } from './port.ts'

interface Entry {
  value: string
  /** Milliseconds on the clock. */
  expiresAt: number
}

const sweepMilliseconds = 30_000

/** The cache in this process. `now` is its clock in milliseconds, from which all expiry is computed. */
export function createEmbeddedCache({ now = Date.now }: { now?: () => number } = {}): CachePort {
  const entries = new Map<string, Entry>()
  const channels = new EventEmitter().setMaxListeners(0)

  // Reading already forgets what has expired; this is for keys that nobody reads again.
  const sweep = setInterval(() => {
    for (const key of entries.keys()) read(key)
  }, sweepMilliseconds).unref()

  function read(key: string): Entry | undefined {
    const entry = entries.get(key)
    if (!entry || entry.expiresAt > now()) return entry
    entries.delete(key)
    return undefined
  }

  function write(key: string, value: string, expiresIn: number): void {
    entries.set(key, { value, expiresAt: now() + expiresIn * 1_000 })
  }

  return {
    get: async (key) => read(key)?.value,
    async set(key, value, { expiresIn, onlyIfAbsent }) {
      if (onlyIfAbsent && read(key)) return false
      write(key, value, expiresIn)
      return true
    },
    async take(key) {
      const entry = read(key)
      entries.delete(key)
      return entry?.value
    },
    async delete(key) {
      entries.delete(key)
    },
    async expiresIn(key) {
      const entry = read(key)
      return entry && Math.ceil((entry.expiresAt - now()) / 1_000)
    },
    async increment(key, { expiresIn }) {
      const entry = read(key)
      const count = Number(entry?.value ?? 0) + 1
      if (entry) entry.value = String(count)
      else write(key, '1', expiresIn)
      return count
    },
    async publish(channel, message) {
      // Not within the caller's turn, as with a server.
      setImmediate(() => channels.emit(channel, message))
    },
    async subscribe(channel, handler) {
      const own = (message: string) => handler(message)
      channels.on(channel, own)
      return async () => void channels.off(channel, own)
    },
    ping: async () => undefined,
    async close() {
      clearInterval(sweep)
      channels.removeAllListeners()
      entries.clear()
    },
  }
}
