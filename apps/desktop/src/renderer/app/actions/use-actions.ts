import { createContext, useContext, useEffect, useId, useSyncExternalStore } from 'react'
import { tellFailure } from '../notices/tell-failure.ts'
import type { Action } from './action.ts'
import { createActionStore, type ActionStore } from './action-store.ts'

const ActionContext = createContext<ActionStore>(
  createActionStore(({ id, label }, error) => tellFailure(`action:${id}`, label, error)),
)

export const useActionStore = (): ActionStore => useContext(ActionContext)

/** Offers actions while the calling component is on the screen. The list may be made anew with every render. */
export function useActions(actions: readonly Action[]): void {
  const store = useActionStore()
  const owner = useId()
  useEffect(() => store.put(owner, actions))
  useEffect(() => () => store.remove(owner), [store, owner])
}

/** Everything that can be done now. */
export function useActionList(): readonly Action[] {
  const store = useActionStore()
  return useSyncExternalStore(store.subscribe, store.list)
}
