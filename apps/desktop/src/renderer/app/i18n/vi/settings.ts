import type { settings as english } from '../en/settings.ts'
import type { Words } from '../words.ts'

export const settings: Words<typeof english> = {
  title: 'Cài đặt',
  language: 'Ngôn ngữ',
  languageSystem: 'Theo hệ thống',
  localChain: 'Chuỗi thử nghiệm trên máy',
  localChainText: 'Chạy một chuỗi trên máy này để thử phát hành miễn phí. Có hiệu lực khi mở lại xưởng.',
  about: 'Giới thiệu',
  versions: 'Intaglio {{studio}} trên Electron {{electron}}',
}
