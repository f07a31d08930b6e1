/** A signal for one attempt at something. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Whether the time is over, rather than the caller's patience. */
  readonly isOver: boolean
  /** Nothing is left behind: to be called when the attempt ended, however it did. */
  end(): void
}

/**
 * Ends with the caller's signal, or after `ms`. What `AbortSignal.timeout` and `AbortSignal.any` make lives until the
 * time is over and is known to the caller's signal until then; over thousands of short requests that adds up.
 */
export function startTimeLimit(ms: number, outer: AbortSignal): TimeLimit {
  const controller = new AbortController()
  let isOver = false
  const timer = setTimeout(() => {
    isOver = true
    controller.abort(new DOMException(`It took longer than ${ms / 1000} s.`, 'TimeoutError'))
  }, ms)
  const stop = () => controller.abort(outer.reason)
  if (outer.aborted) stop()
  else outer.addEventListener('abort', stop, { once: true })
  return {
    signal: controller.signal,
    get isOver() {
      return isOver
    },
    end() {
      clearTimeout(timer)
      outer.removeEventListener('abort', stop)
    },
  }
}
