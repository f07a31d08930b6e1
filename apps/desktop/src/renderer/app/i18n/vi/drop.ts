import type { drop as english } from '../en/drop.ts'
import type { Words } from '../words.ts'

export const drop: Words<typeof english> = {
  title: 'Thả ra để đưa vào',
  intoStudio: {
    media_one: 'Tệp này trở thành dự án mới.',
    media_other: '{{count, number}} tệp này trở thành dự án mới.',
    table: 'Bảng mô tả tác phẩm của một dự án: hãy mở dự án đó trước, hoặc thả bảng cùng với ảnh.',
    unknown:
      'Thư mục ảnh, hoặc chỉ các ảnh, trở thành dự án mới; dự án đã lưu, dạng tệp hay thư mục, sẽ được mở.',
  },
  intoProject: {
    media_one: 'Tệp này trở thành tác phẩm của “{{name}}”.',
    media_other: '{{count, number}} tệp này trở thành tác phẩm của “{{name}}”.',
    table: 'Nội dung của nó được ghi vào những tác phẩm của “{{name}}” mà nó nêu.',
    unknown:
      'Các tệp trở thành tác phẩm của “{{name}}”, bảng (CSV, JSON) mô tả chúng. Với một thư mục, bạn chọn thêm vào đó hay tạo dự án mới; tệp dự án sẽ được mở.',
  },
  question: 'Thư mục này là gì?',
  add: 'Thêm vào “{{name}}”',
  new: 'Một dự án mới',
  layers: 'Các lớp để tạo tác phẩm',
  misfit: 'Chỉ một bảng thì không thành dự án. Hãy mở dự án mà nó mô tả, hoặc thả cả ảnh.',
}
