import { Menu, nativeImage, Tray } from 'electron'
import { isDeepStrictEqual } from 'node:util'
import type { TrayDoings, TrayMenu } from './tray-menu.ts'

const ICON_SIZE = process.platform === 'darwin' ? 18 : 24

/** An icon in the system's tray, or in the menu bar of macOS, that comes and goes. */
export function createTray(icon: string): {
  show(menu: TrayMenu, doings: TrayDoings): void
  hide(): void
} {
  let tray: Tray | undefined
  let shown: TrayMenu | undefined

  function put(doings: TrayDoings): Tray {
    const image = nativeImage.createFromPath(icon).resize({ width: ICON_SIZE, height: ICON_SIZE })
    const made = new Tray(image)
    made.on('click', () => doings.open())
    return made
  }
  return {
    show(menu, doings) {
      // A menu that is drawn anew closes under the pointer: only where it says something else.
      if (tray && isDeepStrictEqual(menu, shown)) return
      shown = menu
      tray ??= put(doings)
      tray.setToolTip(`Intaglio: ${menu.words}`)
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: menu.words, enabled: false },
          { type: 'separator' },
          ...menu.items.map(({ label, does }) => ({ id: does, label, click: () => doings[does]() })),
        ]),
      )
    },
    hide() {
      tray?.destroy()
      tray = undefined
    },
  }
}
