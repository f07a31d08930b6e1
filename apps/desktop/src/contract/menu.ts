// The window's menu as data: the window words it in its language, the main process draws it.

export const menuIds = ['file', 'edit', 'view', 'project', 'window', 'help'] as const
export type MenuId = (typeof menuIds)[number]

/** What the system does by itself; everything else is an action of the window. */
export const menuRoles = [
  'cut',
  'copy',
  'paste',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
] as const
export type MenuRole = (typeof menuRoles)[number]

export type MenuItemView =
  | { kind: 'separator' }
  | { kind: 'role'; role: MenuRole; label: string }
  | {
      kind: 'action'
      actionId: string
      label: string
      accelerator?: string | undefined
      enabled: boolean
      checked?: boolean | undefined
    }

export interface MenuView {
  id: MenuId
  label: string
  items: MenuItemView[]
}
