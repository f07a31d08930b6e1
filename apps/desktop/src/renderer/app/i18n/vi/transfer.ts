import type { transfer as english } from '../en/transfer.ts'
import type { Words } from '../words.ts'

export const transfer: Words<typeof english> = {
  importFolder: 'Nhập một thư mục…',
  importTitle: 'Nhập một thư mục',
  importText: 'Mọi thứ dùng được trong đó trở thành tác phẩm. Thông tin đi kèm cũng được đọc.',
  import: 'Nhập',
  lookAgain: 'Xem lại thư mục',
  mappingText: 'Bảng “{{table}}” trong thư mục có cách trình bày riêng. Hãy cho biết các cột nghĩa là gì.',
  columns: 'Các cột của bảng',
  column: 'Cột',
  means: 'Nghĩa là',
  samples: 'Ví dụ',
  meaningOf: 'Nghĩa của {{column}}',
  traitOf: 'Tên đặc điểm của {{column}}',
  firstItems: 'Những tác phẩm đầu tiên sẽ như sau',
  needsFile: 'Phải có một cột cho biết mỗi dòng nói về tệp nào.',
  field: {
    file: 'Tệp',
    token_id: 'Số token',
    name: 'Tên',
    description: 'Mô tả',
    editions: 'Số bản',
    external_url: 'Trang của tác phẩm',
    animation_url: 'Phim hoặc âm thanh (địa chỉ)',
    background_color: 'Màu nền',
    trait: 'Đặc điểm',
    ignore: 'Bỏ qua',
  },
  export: 'Xuất cho {{format}}…',
  format: {
    intaglio: 'Intaglio (CSV)',
    sugar: 'Sugar (Metaplex)',
    hashlips: 'HashLips',
    opensea: 'OpenSea (CSV)',
  },
  exported: 'Đã xuất ra {{folder}}',
}
