import type { ui as english } from '../en/ui.ts'
import type { Words } from '../words.ts'

export const ui: Words<typeof english> = {
  copy: 'Chép {{what}}',
  copied: 'Đã chép',
  error: 'Không thực hiện được',
  dismiss: 'Đóng',
  close: 'Đóng',
  asTable: 'Dạng bảng',
  asChart: 'Dạng cột',
}
