import { inEnglish, redact, UnavailableError, say } from '@intaglio/shared'
import { Redis } from 'ioredis'
import type { Logger } from '../logger.ts'
import type { CachePort } from './port.ts'

export interface RedisOptions {
  url: string
  log: Logger
  /** Put before every key and channel. */
  namespace?: string
}

/** Counts, and lets the first count set the expiry, in one step. */
const incrementScript = `
  local count = redis.call('INCR', KEYS[1])
  if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
  return count`

const longestReconnectMilliseconds = 2_000
/** Tries before a command gives up: about two seconds without a server. */
const triesPerCommand = 5

/** The cache in Redis. A second connection listens to channels, as Redis wants it. */
export async function createRedis({ url, log, namespace = '' }: RedisOptions): Promise<CachePort> {
  const label = say`Redis at ${{ host: new URL(redact(url)).host }}`
  const options = {
    lazyConnect: true,
    maxRetriesPerRequest: triesPerCommand,
    retryStrategy: (attempt: number) => Math.min(attempt * 100, longestReconnectMilliseconds),
  }
  const commands = new Redis(url, options)
  const listener = new Redis(url, { ...options, maxRetriesPerRequest: null })
  const handlers = new Map<string, Set<(message: string) => void>>()
  for (const connection of [commands, listener]) {
    connection.on('error', (error: Error) =>
      log.warn({ reason: error.message }, `${inEnglish(label)} does not answer`),
    )
  }
  listener.on('message', (channel: string, message: string) => {
    for (const handler of handlers.get(channel) ?? []) handler(message)
  })

  const named = (name: string) => `${namespace}${name}`

  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if ((error as Error).name === 'ReplyError') throw error
      throw new UnavailableError(label, {
        why: (error as Error).message,
        next: say`Check that Redis runs and that REDIS_URL is right.`,
        cause: error,
      })
    }
  }

  try {
    await run(async () => {
      await commands.connect()
      await listener.connect()
    })
  } catch (error) {
    commands.disconnect()
    listener.disconnect()
    throw error
  }

  return {
    get: (key) => run(async () => (await commands.get(named(key))) ?? undefined),
    set: (key, value, { expiresIn, onlyIfAbsent }) =>
      run(async () => {
        const answer = onlyIfAbsent
          ? await commands.set(named(key), value, 'EX', expiresIn, 'NX')
          : await commands.set(named(key), value, 'EX', expiresIn)
        return answer === 'OK'
      }),
    take: (key) => run(async () => (await commands.getdel(named(key))) ?? undefined),
    delete: (key) => run(async () => void (await commands.del(named(key)))),
    expiresIn: (key) =>
      run(async () => {
        const seconds = await commands.ttl(named(key))
        return seconds >= 0 ? seconds : undefined
      }),
    increment: (key, { expiresIn }) =>
      run(async () => Number(await commands.eval(incrementScript, 1, named(key), expiresIn))),
    publish: (channel, message) => run(async () => void (await commands.publish(named(channel), message))),

    async subscribe(channel, handler) {
      const name = named(channel)
      const own = (message: string) => handler(message)
      const group = handlers.get(name) ?? new Set()
      handlers.set(name, group.add(own))
      await run(() => listener.subscribe(name))
      return async () => {
        group.delete(own)
        if (group.size > 0 || handlers.get(name) !== group) return
        handlers.delete(name)
        await run(() => listener.unsubscribe(name))
      }
    },

    ping: () => run(async () => void (await commands.ping())),
    async close() {
      handlers.clear()
      listener.disconnect()
      await commands.quit().catch(() => commands.disconnect())
    },
  }
}
