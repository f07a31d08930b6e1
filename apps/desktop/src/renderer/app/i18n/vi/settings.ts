import type { settings as english } from '../en/settings.ts'
import type { Words } from '../words.ts'

export const settings: Words<typeof english> = {
  title: 'Cài đặt',
  language: 'Ngôn ngữ',
  languageSystem: 'Theo hệ thống',
  theme: 'Giao diện',
  motion: 'Chuyển động theo hệ thống.',
  light: 'Sáng',
  dark: 'Tối',
  dataFolder: 'Nơi lưu mọi thứ',
  showDataFolder: 'Mở thư mục',
  localChain: 'Chuỗi thử nghiệm trên máy',
  localChainText: 'Chạy một chuỗi trên máy này để thử phát hành miễn phí. Có hiệu lực khi mở lại xưởng.',
  about: 'Giới thiệu',
  versions: 'Intaglio {{studio}} trên Electron {{electron}}',
}
