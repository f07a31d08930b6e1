import {
  menuIds,
  type MenuId,
  type MenuItemView,
  type MenuRole,
  type MenuView,
} from '../../../contract/menu.ts'
import type { Action } from './action.ts'
import { acceleratorOf } from './shortcuts.ts'

/** What the system does, and after which group of actions it stands. */
const roles: Readonly<Partial<Record<MenuId, { after: number; roles: MenuRole[] }[]>>> = {
  file: [{ after: 90, roles: ['quit'] }],
  edit: [{ after: 1, roles: ['cut', 'copy', 'paste'] }],
  view: [{ after: 90, roles: ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'] }],
  window: [{ after: 0, roles: ['minimize', 'close'] }],
}

/** The window's menu: every action that names one, in its group, among what the system does. */
export function menuView(actions: readonly Action[], word: (key: MenuId | MenuRole) => string): MenuView[] {
  return menuIds
    .map((id) => {
      const groups = new Map<number, MenuItemView[]>()
      for (const action of actions) {
        if (action.menu?.in !== id) continue
        const group = groups.get(action.menu.group) ?? []
        group.push(itemOf(action))
        groups.set(action.menu.group, group)
      }
      for (const { after, roles: ofSystem } of roles[id] ?? []) {
        groups.set(
          after + 0.5,
          ofSystem.map((role) => ({ kind: 'role', role, label: word(role) })),
        )
      }
      const inOrder = [...groups].sort(([one], [other]) => one - other).map(([, items]) => items)
      const items = inOrder.flatMap((group, index): MenuItemView[] =>
        index === 0 ? group : [{ kind: 'separator' }, ...group],
      )
      return { id, label: word(id), items }
    })
    .filter(({ items }) => items.length > 0)
}

function itemOf({ id, label, shortcut, enabled, checked }: Action): MenuItemView {
  return {
    kind: 'action',
    actionId: id,
    label,
    enabled: enabled ?? true,
    ...(shortcut !== undefined && { accelerator: acceleratorOf(shortcut) }),
    ...(checked !== undefined && { checked }),
  }
}
