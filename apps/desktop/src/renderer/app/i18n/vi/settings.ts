import type { settings as english } from '../en/settings.ts'
import type { Words } from '../words.ts'

export const settings: Words<typeof english> = {
  title: 'Cài đặt',
  appearance: 'Ngôn ngữ và giao diện',
  language: 'Ngôn ngữ',
  system: 'Theo hệ thống',
  theme: 'Giao diện',
  motion: 'Chuyển động theo hệ thống.',
  light: 'Sáng',
  dark: 'Tối',
  newProjects: 'Dự án mới',
  newProjectsText:
    'Cách phát hành ảnh và phim của các dự án bạn bắt đầu từ nay. Bản gốc của bạn được giữ nguyên.',
  location: 'Công bố nơi chụp ảnh',
  locationText: 'Máy ảnh ghi vị trí vào tệp. Nếu bạn không muốn mọi người thấy, vị trí sẽ được xóa đi.',
  colors: 'Màu sắc',
  colorsKeep: 'Giữ hồ sơ màu riêng của từng ảnh',
  colorsSrgb: 'Chuyển sang màu thông dụng của màn hình (sRGB)',
  colorsText: 'Một số nơi hiển thị sai màu các ảnh dùng hồ sơ khác.',
  workspace: 'Không gian làm việc',
  workspaceText: 'Không gian làm việc trên máy này là một phần của xưởng. Hiện giờ: {{state}}.',
  'workspace-starting': 'đang khởi động',
  'workspace-online': 'đang chạy',
  'workspace-offline': 'không chạy',
  dataFolder: 'Nơi lưu mọi thứ',
  showDataFolder: 'Mở trong thư mục',
  localChain: 'Chuỗi thử nghiệm trên máy',
  localChainText: 'Chạy một chuỗi trên máy này để thử phát hành miễn phí. Có hiệu lực khi mở lại xưởng.',
  commandLine: 'Dòng lệnh',
  commandLineText:
    'Phần lớn việc của xưởng cũng làm được bằng cách gõ lệnh trong terminal hoặc viết vào script, kể cả khi cửa sổ này đang mở. Gõ intaglio --help để xem cách dùng.',
  installLine: 'Gõ dòng này một lần vào terminal để máy tìm thấy lệnh',
  copyLine: 'Sao chép dòng lệnh',
  about: 'Giới thiệu',
  versions: 'Intaglio {{studio}} trên Electron {{electron}}',
}
