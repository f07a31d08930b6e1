import type { items as english } from '../en/items.ts'
import type { Words } from '../words.ts'

export const items: Words<typeof english> = {
  title: 'Tác phẩm',
  list: 'Tác phẩm của {{name}}',
  empty: 'Chưa có ảnh',
  importing: 'Đang đọc thư mục…',
  emptyText: 'Không dùng được tệp nào trong thư mục. Phần Vấn đề cho biết lý do.',
  nothingSelected: 'Chọn một tác phẩm để xem đặc điểm, tệp và địa chỉ.',
  inspector: 'Chi tiết',
  traits: 'Đặc điểm',
  file: 'Tệp',
  name: 'Tên',
  format: 'Định dạng',
  pixels: 'Kích thước điểm ảnh',
  bytes: 'Dung lượng',
  editions: 'Số bản',
  addresses: 'Địa chỉ',
  imageAddress: 'Ảnh (CID)',
  metadataAddress: 'Thông tin (CID)',
  notYet: 'Chưa tính',
  tokenId: 'Số token',
  noProblems: 'Không có vấn đề',
  noProblemsText: 'Mọi tệp trong thư mục đều đọc được.',
  problemFile: 'Tệp',
  problemReason: 'Lý do',
  tileSize: 'Cỡ ô ảnh',
}
