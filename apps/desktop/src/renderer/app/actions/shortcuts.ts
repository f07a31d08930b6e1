// Shortcuts as they are pressed, shown and told to the native menu.
import { getHotkeyHandler } from '@mantine/hooks'
import type { Action } from './action.ts'

const isMac = navigator.platform.startsWith('Mac')

/** What text fields do themselves: there the field's own comes first. */
const ofFields: ReadonlySet<string> = new Set(['mod+z', 'mod+shift+z', 'mod+y', 'mod+a'])

/** The action that a key press asks for. */
export function actionFor(event: KeyboardEvent, actions: readonly Action[]): Action | undefined {
  const inField = isTextField(event.target)
  return actions.findLast(({ shortcut, enabled }) => {
    if (shortcut === undefined || enabled === false || !isPressed(shortcut, event)) return false
    if (!inField) return true
    return !ofFields.has(shortcut.toLowerCase()) && /mod|alt|^f\d+$/i.test(shortcut)
  })
}

function isPressed(shortcut: string, event: KeyboardEvent): boolean {
  let pressed = false
  getHotkeyHandler([[shortcut, () => (pressed = true), { preventDefault: false }]])(event)
  return pressed
}

/** Whether typing goes there. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'range', 'button', 'submit', 'color', 'file'].includes(target.type)
  )
}

const symbols: Readonly<Record<string, string>> = isMac
  ? { mod: '⌘', ctrl: '⌃', shift: '⇧', alt: '⌥', backspace: '⌫', delete: '⌦', enter: '↩', escape: 'Esc' }
  : { mod: 'Ctrl', ctrl: 'Ctrl', shift: 'Shift', alt: 'Alt', delete: 'Del', escape: 'Esc' }
const arrows: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  plus: '+',
}

/** The keys of a shortcut as they stand on the keyboard. */
export function keysOf(shortcut: string): string[] {
  return shortcut.split('+').map((key) => {
    const name = key.toLowerCase()
    return symbols[name] ?? arrows[name] ?? (key.length === 1 ? key.toUpperCase() : key)
  })
}

const electronKeys: Readonly<Record<string, string>> = {
  mod: 'CommandOrControl',
  arrowup: 'Up',
  arrowdown: 'Down',
  arrowleft: 'Left',
  arrowright: 'Right',
}

/** The same shortcut in Electron's words, for the menu to show. */
export function acceleratorOf(shortcut: string): string {
  return shortcut
    .split('+')
    .map((key) => electronKeys[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+')
}
