import { IntaglioError, say } from '@intaglio/shared'
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit'
import type { CachePort } from '../kit/cache/port.ts'

const windowSeconds = 60

/** Requests of one address a minute, counted over all gateways. Answers 429 and says when to come back. */
export function limitRequests(cache: CachePort, requestsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Who is signed in is known only after work that the limit is to protect.
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    store: createStore(cache),
    // Without the cache nothing else works either, and says so better.
    passOnStoreError: true,
    handler(_request, _response, next) {
      next(
        new IntaglioError(say`There are too many requests.`, {
          code: 'RATE_LIMITED',
          why: say`This backend takes ${{ most: requestsPerMinute }} a minute from one address.`,
          next: say`Wait a minute.`,
          retryable: true,
          details: { requestsPerMinute },
        }),
      )
    },
  })
}

function createStore(cache: CachePort): Store {
  return {
    async increment(client) {
      const window = Math.floor(Date.now() / (windowSeconds * 1000))
      const totalHits = await cache.increment(`rate:${client}:${window}`, { expiresIn: windowSeconds })
      return { totalHits, resetTime: new Date((window + 1) * windowSeconds * 1000) }
    },
    // Neither is asked for: every request counts, and a window ends by itself.
    decrement: () => undefined,
    resetKey: () => undefined,
  }
}
