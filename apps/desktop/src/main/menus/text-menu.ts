import { Menu, type WebContents } from 'electron'

const roles = ['cut', 'copy', 'paste'] as const

/** Where the pointer asks for a menu over text: what the system does with it, in the words of the window's own menu. */
export function offerTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    const can = { cut: editFlags.canCut, copy: editFlags.canCopy, paste: editFlags.canPaste }
    const offered = roles.filter((role) => isEditable || (role === 'copy' && selectionText !== ''))
    const items = offered.map((role) => ({ role, label: wordOf(role), enabled: can[role] }))
    if (items.length > 0) Menu.buildFromTemplate(items).popup()
  })
}

function wordOf(role: (typeof roles)[number]): string {
  const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
  return items?.find((item) => item.role === role)?.label ?? role
}
