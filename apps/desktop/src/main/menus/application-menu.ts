import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuItemView, MenuView } from '../../contract/menu.ts'

const isMac = process.platform === 'darwin'

/** Draws the window's menu; clicks on its actions are handed back by id. */
export function setApplicationMenu(menus: readonly MenuView[], onAction: (actionId: string) => void): void {
  const template: MenuItemConstructorOptions[] = menus.map(({ id, label, items }) => ({
    id,
    label,
    ...(id === 'help' && { role: 'help' as const }),
    ...(id === 'window' && isMac && { role: 'window' as const }),
    submenu: items.map((item) => toItem(item, onAction)),
  }))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([...(isMac ? [{ role: 'appMenu' as const }] : []), ...template]),
  )
}

/** What stands there until the window has said its menu, so that nothing moves when it does. */
export function setFirstMenu(): void {
  setApplicationMenu([{ id: 'file', label: 'Intaglio', items: [] }], () => undefined)
}

function toItem(item: MenuItemView, onAction: (actionId: string) => void): MenuItemConstructorOptions {
  if (item.kind === 'separator') return { type: 'separator' }
  if (item.kind === 'role') return { role: item.role, label: item.label }
  const { actionId, label, accelerator, enabled, checked } = item
  return {
    id: actionId,
    label,
    enabled,
    ...(checked !== undefined && { type: 'checkbox' as const, checked }),
    // The window hears its own keys, and knows whether they go into a text field. Here they are only shown.
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
    click: () => onAction(actionId),
  }
}
