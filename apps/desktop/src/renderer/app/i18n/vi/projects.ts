import type { projects as english } from '../en/projects.ts'
import type { Words } from '../words.ts'

export const projects: Words<typeof english> = {
  title: 'Dự án',
  new: 'Dự án mới…',
  fromLayers: 'Tạo từ các lớp…',
  sample: 'Mở bộ sưu tập mẫu',
  emptyTitle: 'Một thư mục ảnh trở thành một bộ sưu tập',
  emptyText:
    'Hãy chọn một thư mục. Intaglio đọc ảnh, giữ nguyên bản gốc và chuẩn bị mọi thứ trên máy này. Không gửi gì đi và không tốn gì cho đến khi bạn phát hành.',
  emptySample: 'Hoặc thử với 24 bản khắc làm sẵn, trên một chuỗi thử nghiệm có thể bỏ đi.',
  items_one: '{{count, number}} tác phẩm',
  items_other: '{{count, number}} tác phẩm',
  problems_one: '{{count, number}} vấn đề',
  problems_other: '{{count, number}} vấn đề',
  onChain: 'Trên chuỗi',
  remove: 'Gỡ khỏi xưởng…',
  removeTitle: 'Gỡ “{{name}}”?',
  removeText:
    '{{count, number}} tác phẩm rời khỏi xưởng. Thư mục gốc và những gì đã lên chuỗi vẫn giữ nguyên.',
  removeConfirm: 'Gỡ dự án',
  keep: 'Giữ lại',
  more: 'Thêm cho {{name}}',
}
