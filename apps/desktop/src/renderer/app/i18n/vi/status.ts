import type { status as english } from '../en/status.ts'
import type { Words } from '../words.ts'

export const status: Words<typeof english> = {
  label: 'Tình trạng',
  starting: 'Không gian làm việc đang khởi động',
  online: 'Trực tuyến',
  offline: 'Ngoại tuyến',
  noWallet: 'Chưa có ví',
  wallet: 'Ví',
  import: 'Đang đọc ảnh',
  variants: 'Đang tạo ảnh xem trước',
  address: 'Đang tính địa chỉ',
  pin: 'Đang lưu tệp',
  verify: 'Đang kiểm tra tệp',
  render: 'Đang vẽ tác phẩm',
  rate: '{{rate}} mỗi giây',
  check: 'Đang kiểm tra thông tin',
  export: 'Đang xuất',
  'sign-in': 'Đang đăng nhập',
  progress: '{{done}} trên {{total}}',
}
