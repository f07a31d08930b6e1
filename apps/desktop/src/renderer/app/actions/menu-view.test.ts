import { expect, test } from 'vitest'
import { menuSchemas } from '../../../contract/requests/menu.ts'
import { menuView } from './menu-view.ts'

const run = (): void => undefined

test('actions stand in the order of their groups, among what the system does', () => {
  const menus = menuView(
    [
      { id: 'edit.find', label: 'Find', menu: { in: 'edit', group: 2 }, shortcut: 'mod+F', run },
      { id: 'edit.undo', label: 'Undo', menu: { in: 'edit', group: 1 }, enabled: false, run },
      { id: 'nowhere', label: 'Not in a menu', run },
    ],
    (key) => key,
  )
  const edit = menus.find(({ id }) => id === 'edit')
  expect(edit?.items).toEqual([
    { kind: 'action', actionId: 'edit.undo', label: 'Undo', enabled: false },
    { kind: 'separator' },
    { kind: 'role', role: 'cut', label: 'cut' },
    { kind: 'role', role: 'copy', label: 'copy' },
    { kind: 'role', role: 'paste', label: 'paste' },
    { kind: 'separator' },
    {
      kind: 'action',
      actionId: 'edit.find',
      label: 'Find',
      enabled: true,
      accelerator: 'CommandOrControl+F',
    },
  ])
  expect(menuSchemas.setMenu.safeParse({ menus }).success).toBe(true)
})

test('a menu that nothing is in is left out', () => {
  expect(menuView([], (key) => key).map(({ id }) => id)).toEqual(['file', 'edit', 'view', 'window'])
})
