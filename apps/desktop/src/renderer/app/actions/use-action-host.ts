import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { studio } from '../studio.ts'
import { menuView } from './menu-view.ts'
import { actionFor, isTextField } from './shortcuts.ts'
import { useActionList, useActionStore } from './use-actions.ts'

/** Once, in the shell: actions answer to their shortcuts and to the native menu. */
export function useActionHost(): void {
  const { t, i18n } = useTranslation()
  const store = useActionStore()
  const actions = useActionList()
  const menus = useMemo(() => menuView(actions, (key) => t(`actions.${key}`)), [actions, t, i18n.language])

  useEffect(() => {
    // One step of the screen registers many actions; the menu hears of them once.
    const timer = setTimeout(() => void studio.setMenu({ menus }).catch(() => undefined), 50)
    return () => clearTimeout(timer)
  }, [menus])

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isCovered()) return
      const action = actionFor(event, store.list())
      if (!action) return
      event.preventDefault()
      if (!event.repeat) store.run(action.id)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store])

  useEffect(
    () =>
      window.intaglio.subscribe((event) => {
        if (event.type !== 'menu') return
        if (fieldDoes(event.actionId)) return
        if (!isCovered()) store.run(event.actionId)
      }),
    [store],
  )
}

/** While a dialog asks something, nothing behind it happens. */
const isCovered = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

/** The menu's undo, redo and select all belong to the text field that has the focus. */
const fieldCommands: Readonly<Record<string, string>> = {
  'edit.undo': 'undo',
  'edit.redo': 'redo',
  'edit.select-all': 'selectAll',
}

function fieldDoes(actionId: string): boolean {
  const command = fieldCommands[actionId]
  if (command === undefined || !isTextField(document.activeElement)) return false
  // Deprecated, and the only way to a field's own history.
  document.execCommand(command)
  return true
}
