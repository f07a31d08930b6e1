import i18next from 'i18next'
import { createContext, useContext, useEffect, useId, useSyncExternalStore } from 'react'
import { notices } from '../notices/notice-store.ts'
import type { Action } from './action.ts'
import { createActionStore, type ActionStore } from './action-store.ts'

const ActionContext = createContext<ActionStore>(
  createActionStore(({ id, label }, error) =>
    notices.put({
      id: `action:${id}`,
      kind: 'failed',
      title: i18next.t('notices.actionFailed', { what: label.replace(/…$/, '') }),
      text: error instanceof Error ? error.message : String(error),
    }),
  ),
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
