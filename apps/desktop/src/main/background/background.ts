// The studio while nobody looks: how far the work is stands in the dock or taskbar, and without a window in the tray.
import { app } from 'electron'
import type { StatusView, TaskView } from '../../contract/models.ts'
import type { StudioWindow } from '../windows/studio-window.ts'
import type { HostWords } from '../words.ts'
import { createKeepAwake } from './keep-awake.ts'
import { showWork } from './show-work.ts'
import { createTray } from './tray.ts'
import { trayMenu, type TrayDoings } from './tray-menu.ts'

export interface Background {
  /** Hears how the studio is. */
  follow(status: StatusView): void
  /** A person sent the studio there: when the work is done, it ends. */
  enter(): void
}

export interface BackgroundOptions {
  window: StudioWindow
  words: () => HostWords
  /** File of the icon that stands in the tray. */
  icon: string
  pause: (taskId: string) => void
  resume: (taskId: string) => void
}

/** Work that ends is often followed by the next: only a studio that stays idle so long is done. */
const IDLE_MS = 2_000

export function createBackground({ window, words, icon, pause, resume }: BackgroundOptions): Background {
  const tray = createTray(icon)
  const keepAwake = createKeepAwake()
  let running: readonly TaskView[] = []
  let paused: readonly TaskView[] = []
  /** Tasks that were paused in the tray, and can go on there. */
  let held: ReadonlySet<string> = new Set()
  let endsWhenDone = false
  let idle: NodeJS.Timeout | undefined

  const waiting = (): TaskView[] => paused.filter(({ taskId }) => held.has(taskId))
  const doings: TrayDoings = {
    open: window.show,
    pauseAll() {
      const all = running.filter(({ canPause }) => canPause).map(({ taskId }) => taskId)
      held = new Set([...held, ...all])
      all.forEach(pause)
    },
    goOn: () => waiting().forEach(({ taskId }) => resume(taskId)),
    quit: () => app.quit(),
  }

  function draw(): void {
    showWork(window.current(), running)
    keepAwake(running.length > 0)
    clearTimeout(idle)
    if (window.isShown()) {
      endsWhenDone = false
      held = new Set()
      tray.hide()
    } else if (running.length + waiting().length > 0) {
      tray.show(trayMenu(running, waiting(), words().tray), doings)
    } else {
      tray.hide()
      if (endsWhenDone) idle = setTimeout(() => app.quit(), IDLE_MS)
    }
  }

  window.onChange(draw)
  return {
    follow(status) {
      running = status.tasks
      paused = status.pausedTasks
      draw()
    },
    enter: () => void (endsWhenDone = true),
  }
}
