// What is said where there is no page to say it: its words are in renderer/app/i18n.
import type { Language } from '../contract/language.ts'

export interface HostWords {
  closing: { message: string; detail: string; buttons: [goOn: string, end: string, stay: string] }
  tray: {
    /** @param share of all that is known, from 0 to 1; undefined where nothing is */
    working(tasks: number, share: number | undefined): string
    paused: string
    open: string
    pauseAll: string
    goOn: string
    quit: string
  }
}

const percent = (share: number | undefined, language: Language): string =>
  share === undefined ? '' : new Intl.NumberFormat(language, { style: 'percent' }).format(share)

export const hostWords: Readonly<Record<Language, HostWords>> = {
  en: {
    closing: {
      message: 'Work is still going on. Go on with it in the background?',
      detail:
        'The studio ends by itself when the work is done; its icon in the taskbar, or opening it again, brings the window back. If you end it now, nothing is lost: the work waits, and goes on from where it was.',
      buttons: ['Go on in the background', 'Pause and end', 'Stay here'],
    },
    tray: {
      working: (tasks, share) =>
        [
          tasks === 1 ? '1 task at work' : `${tasks} tasks at work`,
          share !== undefined && `${percent(share, 'en')} done`,
        ]
          .filter(Boolean)
          .join(', '),
      paused: 'Paused',
      open: 'Open Intaglio',
      pauseAll: 'Pause all',
      goOn: 'Go on',
      quit: 'Quit Intaglio',
    },
  },
  vi: {
    closing: {
      message: 'Vẫn còn việc đang làm. Tiếp tục làm trong nền?',
      detail:
        'Xưởng tự đóng khi làm xong; bấm biểu tượng trên thanh tác vụ hoặc mở lại xưởng thì cửa sổ hiện ra. Nếu đóng ngay, không mất gì cả: việc sẽ chờ và tiếp tục từ chỗ đang dở.',
      buttons: ['Tiếp tục trong nền', 'Tạm dừng và đóng', 'Ở lại'],
    },
    tray: {
      working: (tasks, share) =>
        [`Đang làm ${tasks} việc`, share !== undefined && `xong ${percent(share, 'vi')}`]
          .filter(Boolean)
          .join(', '),
      paused: 'Đã tạm dừng',
      open: 'Mở Intaglio',
      pauseAll: 'Tạm dừng tất cả',
      goOn: 'Tiếp tục',
      quit: 'Thoát Intaglio',
    },
  },
}
