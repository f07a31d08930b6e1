import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

const storage = new AsyncLocalStorage<string>()

/** W3C trace id (32 hex digits) of what this code is working for, or an empty text outside of any request. */
export function currentTraceId(): string {
  return storage.getStore() ?? ''
}

export function newTraceId(): string {
  return randomBytes(16).toString('hex')
}

/** Runs `work` on behalf of a request or message; an empty id starts a new trace. */
export function withTrace<T>(traceId: string, work: () => T): T {
  return storage.run(traceId || newTraceId(), work)
}
