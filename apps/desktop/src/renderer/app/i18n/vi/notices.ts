import type { notices as english } from '../en/notices.ts'
import type { Words } from '../words.ts'

export const notices: Words<typeof english> = {
  label: 'Thông báo',
  actionFailed: 'Không thực hiện được “{{what}}”',
  taskFailed: '{{what}}: không thực hiện được',
  taskDone: '{{what}}: đã xong',
  fault: 'Ứng dụng gặp một việc cần bạn xem',
  open: 'Mở “{{name}}”',
}
