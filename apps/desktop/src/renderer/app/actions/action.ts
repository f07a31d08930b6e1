import type { MenuId } from '../../../contract/menu.ts'
import type { Icon } from '@tabler/icons-react'

/** Something a person can do: in the palette, in a menu where it names one, and by its shortcut. */
export interface Action {
  /** Stable: noun, dot, verb. Of two with one id, what registered last holds. */
  id: string
  /** What it does, in the person's language. */
  label: string
  /** In Mantine's notation, `mod` being ⌘ or Ctrl: "mod+Shift+N". */
  shortcut?: string
  icon?: Icon
  /** Its place in the window's menu: groups stand in order, with a line between them. */
  menu?: { in: MenuId; group: number }
  /** Shown, and cannot be done now; true unless said. */
  enabled?: boolean
  /** Of what can be on or off: how it is now. */
  checked?: boolean
  /** More words that find it in the palette. */
  keywords?: string
  /** Left out of the palette, where it would only find itself. */
  hidden?: boolean
  /** A failure of what it promises is told in a notice. */
  run: () => unknown
}
