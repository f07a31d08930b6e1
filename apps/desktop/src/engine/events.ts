import type { EngineEvent } from './model.ts'

export interface Events {
  emit(event: EngineEvent): void
  /** @returns ends it */
  subscribe(listener: (event: EngineEvent) => void): () => void
}

/** What happens in the engine, told to whoever listens. */
export function createEvents(): Events {
  const listeners = new Set<(event: EngineEvent) => void>()
  return {
    // After the step in hand: a listener that throws must not look like a step that failed.
    emit: (event) =>
      listeners.forEach((listener) => queueMicrotask(() => listeners.has(listener) && listener(event))),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
