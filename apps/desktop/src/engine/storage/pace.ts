import { setTimeout as wait } from 'node:timers/promises'
import { isRetryable, UnavailableError, say, type Text } from '@intaglio/shared'
import { startTimeLimit } from '../time-limit.ts'
import { ThrottledError } from './errors.ts'

export interface PaceLimits {
  /** Requests at a time, at most. */
  most: number
  /** Attempts at one piece of work; being asked for patience does not count as one. */
  tries: number
  /** For one attempt, besides what its size allows it. */
  timeLimitMs: number
  /** The slowest line that is borne with, in bytes a millisecond: what is sent over it is not taken for a stall. */
  slowestLine: number
  /** Before the second attempt; doubled with every further one. */
  backoffMs: number
  /** How often in a row one piece of work may be put off by the place. */
  patience: number
  /** A place that wants to be left in peace for longer is left for another time. */
  longestPauseMs: number
}

/** Milliseconds that moving some bytes may take besides. */
export const moreForBytes = (bytes: number, { slowestLine }: PaceLimits): number => bytes / slowestLine

export const defaultLimits: PaceLimits = {
  most: 16,
  tries: 6,
  timeLimitMs: 60_000,
  slowestLine: 16,
  backoffMs: 500,
  patience: 60,
  longestPauseMs: 600_000,
}

/**
 * Sends requests to one place as fast as it likes: one more at a time after each round that went well, half as many
 * when it says 429 or 503, and none before the time it asked for is over (additive increase, multiplicative
 * decrease).
 */
export interface Pace {
  /** Requests that may run now. */
  readonly allowed: number
  /**
   * Runs one piece of work, again where the error says so.
   * @param moreMs milliseconds that it may take besides
   */
  run<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
    moreMs?: number,
  ): Promise<Result>
  /** Runs work on each; takes the next only when there is room for it. The first error that stays ends all. */
  each<Item>(
    items: Iterable<Item>,
    work: (item: Item, signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
    moreMs?: (item: Item) => number,
  ): Promise<void>
}

export function createPace(place: Text, limits: PaceLimits = defaultLimits): Pace {
  let allowed = Math.min(4, limits.most)
  let running = 0
  let quietUntil = 0
  const wakers: (() => void)[] = []
  const wake = () => {
    for (const waker of wakers.splice(0)) waker()
  }
  /** Taken in the moment it is found: many wait for it, and all are woken at once. */
  const takeRoom = async (signal: AbortSignal) => {
    for (;;) {
      signal.throwIfAborted()
      const quiet = quietUntil - Date.now()
      if (quiet > 0) await wait(quiet, undefined, { signal })
      else if (running < Math.floor(allowed)) {
        running += 1
        return
      } else {
        await new Promise<void>((resolve) => {
          const go = () => {
            signal.removeEventListener('abort', go)
            resolve()
          }
          wakers.push(go)
          signal.addEventListener('abort', go)
        })
      }
    }
  }
  const attempt = async <Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal,
    moreMs: number,
  ) => {
    await takeRoom(signal)
    const limitMs = limits.timeLimitMs + moreMs
    const limit = startTimeLimit(limitMs, signal)
    try {
      const result = await work(limit.signal)
      allowed = Math.min(limits.most, allowed + 1 / allowed)
      return result
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ThrottledError)
        slowDown(Math.min(error.retryAfterMs ?? limits.backoffMs, limits.longestPauseMs))
      if (!limit.isOver) throw error
      slowDown(0)
      throw new UnavailableError(place, {
        why: say`It did not answer within ${{ seconds: Math.ceil(limitMs / 1000) }} s.`,
        next: say`Try again when it is back; what was sent is not sent again.`,
        cause: error,
      })
    } finally {
      limit.end()
      running -= 1
      wake()
    }
  }
  const slowDown = (ms: number) => {
    allowed = Math.max(1, allowed / 2)
    quietUntil = Math.max(quietUntil, Date.now() + ms)
  }
  const run: Pace['run'] = async (work, signal, moreMs = 0) => {
    let failed = 0
    let putOff = 0
    for (;;) {
      try {
        return await attempt(work, signal, moreMs)
      } catch (error) {
        if (signal.aborted || !isRetryable(error)) throw error
        if (error instanceof ThrottledError) {
          putOff += 1
          const isTooLong = (error.retryAfterMs ?? 0) > limits.longestPauseMs
          if (isTooLong || putOff >= limits.patience) throw error
          continue
        }
        failed += 1
        if (failed >= limits.tries) throw error
        await wait(limits.backoffMs * 2 ** (failed - 1) * (0.5 + Math.random() / 2), undefined, { signal })
      }
    }
  }
  return {
    get allowed() {
      return Math.floor(allowed)
    },
    run,
    async each(items, work, outer, moreMs = () => 0) {
      const failed = new AbortController()
      const signal = AbortSignal.any([outer, failed.signal])
      const under = new Set<Promise<void>>()
      try {
        for (const item of items) {
          while (under.size >= Math.floor(allowed)) await Promise.race(under)
          signal.throwIfAborted()
          const mine: Promise<void> = run((limit) => work(item, limit), signal, moreMs(item))
            .catch((error: unknown) => failed.abort(error))
            .finally(() => under.delete(mine))
          under.add(mine)
        }
      } finally {
        await Promise.all(under)
      }
      signal.throwIfAborted()
    },
  }
}
