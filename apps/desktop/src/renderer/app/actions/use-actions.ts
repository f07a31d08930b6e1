import { createContext, useContext, useEffect, useId, useSyncExternalStore } from 'react'
import { tellFailure } from '../notices/tell-failure.ts'
import type { Action } from './action.ts'
import { createActionStore, type ActionStore } from './action-store.ts'

const windowStore: ActionStore = createActionStore(({ id, label }, error) => {
  const labelNow = (): string => windowStore.list().find((action) => action.id === id)?.label ?? label
  tellFailure(`action:${id}`, labelNow, error)
})
const ActionContext = createContext(windowStore)

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
