export const recovery = {
  damaged: 'Cơ sở dữ liệu của xưởng bị hỏng',
  damagedText:
    'Một phần của tệp ghi nội dung các dự án không đọc được nữa. Hình ảnh của bạn không bị động đến. Hãy khôi phục một bản sao lưu: tệp hỏng được giữ lại bên cạnh.',
  noBackup:
    'Chưa có bản sao lưu nào. Bạn có thể bắt đầu với một xưởng trống: tệp hỏng và mọi hình ảnh được giữ lại, và có thể nhập lại các thư mục.',
  tooNew: 'Dữ liệu này do một bản Intaglio mới hơn ghi',
  tooNewText: 'Phiên bản này không đọc được và chưa thay đổi gì. Hãy cập nhật Intaglio rồi mở lại.',
  readOnly: 'Xưởng không được phép ghi vào thư mục dữ liệu',
  readOnlyText: 'Hãy cấp quyền ghi vào thư mục đó rồi thử lại. Chưa có gì bị thay đổi.',
  full: 'Ổ đĩa đã đầy',
  fullText: 'Hãy giải phóng chỗ rồi thử lại. Những gì đã làm được giữ nguyên.',
  other: 'Xưởng không mở được dữ liệu',
  otherText: 'Chưa có gì bị thay đổi. Hãy xem thông báo bên dưới rồi thử lại.',
  backups: 'Các bản sao lưu',
  bytes: '{{bytes}} gồm tên, đặc điểm, công thức và công việc',
  restore: 'Khôi phục bản sao lưu này',
  afterwards:
    'Sau đó bạn đăng nhập lại, và các địa chỉ được tính lại: kết quả vẫn như cũ. Công việc bắt đầu sau bản sao lưu không có trong đó; hãy xem trên chuỗi trước khi xuất bản lại.',
  empty: 'Bắt đầu với xưởng trống',
  again: 'Thử lại',
  show: 'Mở thư mục dữ liệu',
  details: 'Điều đã tìm thấy',
}
