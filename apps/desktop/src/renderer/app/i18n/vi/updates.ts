import type { updates as english } from '../en/updates.ts'
import type { Words } from '../words.ts'

export const updates: Words<typeof english> = {
  title: 'Phiên bản mới',
  off: 'Bản này không tự tìm phiên bản mới. Hãy cài bản mới đè lên: các dự án vẫn ở nguyên chỗ.',
  manual:
    'Bản này không tự thay thế được. Hãy lấy phiên bản mới ở nơi bạn đã lấy bản này: các dự án vẫn ở nguyên chỗ.',
  unknown: 'Chưa tìm lần nào.',
  checking: 'Đang tìm phiên bản mới…',
  current: 'Đây là phiên bản mới nhất.',
  available: 'Đã có Intaglio {{version}}',
  availableText: 'Chỉ tải về khi bạn đồng ý.',
  downloading: 'Đang tải Intaglio {{version}}: {{share}}',
  ready: 'Intaglio {{version}} sẽ được cài khi bạn thoát xưởng.',
  checkedAt: 'Đã tìm {{ago}}.',
  unreachable: 'Nơi có phiên bản mới không trả lời. Hãy thử lại sau.',
  damaged: 'Tệp tải về không đúng với tệp đã công bố nên đã bị bỏ. Hãy thử lại sau.',
  other: 'Không thực hiện được. Hãy thử lại sau.',
  check: 'Tìm phiên bản mới',
  checkMenu: 'Kiểm tra cập nhật…',
  download: 'Tải Intaglio {{version}}',
  look: 'Xem trong Cài đặt',
  atStart: 'Tìm mỗi khi mở',
  atStartText: 'Chỉ hỏi nơi đã cung cấp gói này, và không gửi gì về bạn.',
}
