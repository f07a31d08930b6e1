import type { TaskView } from '../../contract/models.ts'
import type { HostWords } from '../words.ts'
import { shareOf } from './share.ts'

export interface TrayDoings {
  open(): void
  pauseAll(): void
  goOn(): void
  quit(): void
}

export interface TrayMenu {
  /** How far the work is, in words. */
  words: string
  items: { label: string; does: keyof TrayDoings }[]
}

/**
 * What the tray says and offers.
 * @param waiting tasks that were paused there
 */
export function trayMenu(
  running: readonly TaskView[],
  waiting: readonly TaskView[],
  words: HostWords['tray'],
): TrayMenu {
  const items: TrayMenu['items'] = [{ label: words.open, does: 'open' }]
  if (running.some(({ canPause }) => canPause)) items.push({ label: words.pauseAll, does: 'pauseAll' })
  if (waiting.length > 0) items.push({ label: words.goOn, does: 'goOn' })
  items.push({ label: words.quit, does: 'quit' })
  return { words: running.length > 0 ? words.working(running.length, shareOf(running)) : words.paused, items }
}
