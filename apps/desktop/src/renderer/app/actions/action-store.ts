import type { Action } from './action.ts'

/** What can be done now, as the screens that are open say it. */
export interface ActionStore {
  /** Replaces what an owner offers. */
  put(owner: string, actions: readonly Action[]): void
  remove(owner: string): void
  /** In order of registration; the same array until something that shows has changed. */
  list(): readonly Action[]
  /** Does it, where it is there and can be done. */
  run(id: string): void
  subscribe(listener: () => void): () => void
}

/** @param onFailure hears of an action whose promise was broken */
export function createActionStore(onFailure: (action: Action, error: unknown) => void): ActionStore {
  const owners = new Map<string, readonly Action[]>()
  const listeners = new Set<() => void>()
  let shown: readonly Action[] = []

  const current = (): Map<string, Action> =>
    new Map([...owners.values()].flat().map((action) => [action.id, action]))
  const show = (): void => {
    const next = [...current().values()]
    if (next.length === shown.length && next.every((action, index) => looksLike(action, shown[index]))) return
    shown = next
    listeners.forEach((listener) => listener())
  }
  return {
    put(owner, actions) {
      owners.set(owner, actions)
      show()
    },
    remove(owner) {
      owners.delete(owner)
      show()
    },
    list: () => shown,
    run(id) {
      const action = current().get(id)
      if (!action || action.enabled === false) return
      const outcome = action.run()
      if (outcome instanceof Promise) outcome.catch((error: unknown) => onFailure(action, error))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Whether a person would see no difference. What `run` does is asked for when it runs. */
function looksLike(one: Action, other: Action | undefined): boolean {
  return (
    one.id === other?.id &&
    one.label === other.label &&
    one.shortcut === other.shortcut &&
    one.icon === other.icon &&
    one.enabled === other.enabled &&
    one.checked === other.checked &&
    one.keywords === other.keywords &&
    one.hidden === other.hidden &&
    one.menu?.in === other.menu?.in &&
    one.menu?.group === other.menu?.group
  )
}
