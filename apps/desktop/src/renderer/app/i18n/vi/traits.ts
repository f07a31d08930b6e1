import type { traits as english } from '../en/traits.ts'
import type { Words } from '../words.ts'

export const traits: Words<typeof english> = {
  title: 'Đặc điểm',
  empty: 'Chưa có đặc điểm',
  emptyText: 'Khi dự án có tác phẩm mang đặc điểm, độ hiếm của chúng hiện ở đây.',
  values: 'Mỗi đặc điểm xuất hiện bao nhiêu lần',
  trait: 'Đặc điểm',
  value: 'Giá trị',
  count: 'Tác phẩm',
  share: 'Tỷ lệ',
  wanted: 'Mong muốn',
  without: 'không có',
  traitCount: 'Số đặc điểm',
  ranks: 'Tác phẩm theo độ hiếm',
  score: 'Điểm',
  method:
    'Theo phương pháp OpenRarity: tác phẩm có nhiều đặc điểm không nơi nào khác có đứng trước, rồi đến điểm số; 1 là mức trung bình.',
  search: 'Tìm đặc điểm, hoặc tác phẩm theo số',
  bits: 'Độ hiếm',
  bitsHint: 'Lượng thông tin theo bit, như OpenRarity tính: thêm một bit là hiếm gấp đôi.',
  order: 'Thứ tự tác phẩm',
  scores: 'Điểm được phân bố thế nào',
  scoresFromTo: 'Điểm được phân bố thế nào, từ {{from}} đến {{to}}',
  rank: 'Hạng',
  rankHint: 'Trong mọi giá trị của mọi đặc điểm, hiếm nhất là 1.',
  byRank: 'Theo hạng',
  byNumber: 'Theo số',
}
