import type { help as english } from '../en/help.ts'
import type { Words } from '../words.ts'

export const help: Words<typeof english> = {
  title: 'Trợ giúp',
  begin: 'Từ thư mục ảnh đến token',
  step1:
    'Đưa ảnh vào: thả một thư mục vào bất cứ đâu trên cửa sổ, hoặc chọn Dự án mới. Bản gốc được giữ nguyên.',
  step2: 'Xem lại các tác phẩm. Vấn đề được liệt kê bên trái, kèm cách sửa. Mọi chỉnh sửa đều hoàn tác được.',
  step3:
    'Hoặc tạo bằng lớp: chọn các lớp, đặt trọng số và quy tắc, và thấy ngay chúng có thể thỏa mãn hay không.',
  step4:
    'Phần Phát hành cho biết chi phí trước khi ký bất cứ điều gì. Trước đó không có gì rời khỏi máy này.',
  step5: 'Hàng đợi tự chạy tiếp, kể cả sau khi mở lại, và không bao giờ đúc hai lần cùng một thứ.',
  words: 'Từ ngữ',
  cid: 'Địa chỉ của tệp (CID)',
  cidText:
    'Một cái tên được tạo từ chính nội dung: ai có nó đều kiểm tra được tệp nhận về có đúng là tệp mong muốn.',
  gas: 'Công việc trên chuỗi (gas)',
  gasText: 'Khoản chuỗi thu để ghi lại một điều gì đó, trả bằng đồng tiền của chuỗi.',
  royalty: 'Tiền bản quyền (EIP-2981)',
  royaltyText: 'Phần bạn muốn nhận khi bán lại. Các sàn tự quyết định có trả hay không.',
  standard: 'Độc bản và nhiều bản (ERC-721 và ERC-1155)',
  standardText: 'Một tác phẩm là một token duy nhất, hay có nhiều bản.',
  more: 'Đọc tiêu chuẩn',
}
