import type { drop as english } from '../en/drop.ts'
import type { Words } from '../words.ts'

export const drop: Words<typeof english> = {
  title: 'Thả ra để đưa vào',
  intoStudio: 'Thư mục ảnh trở thành dự án mới; tệp dự án (.intaglio) sẽ được mở.',
  intoProject: 'Với một thư mục, bạn chọn thêm vào “{{name}}” hay tạo dự án mới.',
  question: 'Thư mục này là gì?',
  add: 'Thêm vào “{{name}}”',
  new: 'Một dự án mới',
  layers: 'Các lớp để tạo tác phẩm',
  misfit: 'Đây không phải thư mục hay tệp dự án. Hãy thả thư mục chứa ảnh của bạn.',
}
