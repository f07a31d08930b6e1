import type { layout as english } from '../en/layout.ts'
import type { Words } from '../words.ts'

export const layout: Words<typeof english> = {
  sidebar: 'Thanh bên',
  inspector: 'Bảng chi tiết',
  'resize-sidebar': 'Độ rộng thanh bên',
  'resize-inspector': 'Độ rộng bảng chi tiết',
  nextPane: 'Khung kế tiếp',
  previousPane: 'Khung trước',
  skip: 'Đến thẳng phần làm việc',
}
