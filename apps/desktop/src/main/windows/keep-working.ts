import { app, dialog, type BrowserWindow } from 'electron'
import type { SettingsView, TaskView } from '../../contract/models.ts'

// The one question that is asked when the page may be gone already: its words cannot come from there.
const words = {
  en: {
    message: 'Work is still going on. Go on with it in the background?',
    detail:
      'The studio ends by itself when the work is done; opening it again brings the window back. If you end it now, nothing is lost: the work waits, and goes on from where it was.',
    buttons: ['Go on in the background', 'Pause and end', 'Stay here'],
  },
  vi: {
    message: 'Vẫn còn việc đang làm. Tiếp tục làm trong nền?',
    detail:
      'Xưởng tự đóng khi làm xong; mở lại xưởng thì cửa sổ hiện ra. Nếu đóng ngay, không mất gì cả: việc sẽ chờ và tiếp tục từ chỗ đang dở.',
    buttons: ['Tiếp tục trong nền', 'Tạm dừng và đóng', 'Ở lại'],
  },
}

/** Closing the window while work runs asks whether it goes on without it. On macOS it always does. */
export function keepWorking(
  window: BrowserWindow,
  options: {
    tasks: () => readonly TaskView[]
    language: () => SettingsView['language']
    onHidden: () => void
  },
): void {
  if (process.platform === 'darwin') return
  window.on('close', (event) => {
    if (options.tasks().length === 0) return
    event.preventDefault()
    void ask(window, options)
  })
}

async function ask(
  window: BrowserWindow,
  { language, onHidden }: { language: () => SettingsView['language']; onHidden: () => void },
): Promise<void> {
  const setting = language()
  const isVietnamese = setting === 'vi' || (setting === 'system' && app.getLocale().startsWith('vi'))
  const { message, detail, buttons } = words[isVietnamese ? 'vi' : 'en']
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'question', message, detail, buttons },
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  if (response === 0) {
    onHidden()
    window.hide()
  } else if (response === 1) app.quit()
}
