import type { nav as english } from '../en/nav.ts'
import type { Words } from '../words.ts'

export const nav: Words<typeof english> = {
  projects: 'Dự án',
  queue: 'Hàng đợi',
  storage: 'Lưu trữ',
  settings: 'Cài đặt',
  sections: 'Phần',
  all: 'Tất cả tác phẩm',
  problems: 'Vấn đề',
  workspace: 'Không gian làm việc',
  items: 'Tác phẩm',
  generate: 'Tạo bằng lớp',
  traits: 'Đặc điểm',
  publish: 'Phát hành',
  screens: 'Các màn hình của dự án',
  switchProject: 'Chuyển dự án',
  allProjects: 'Tất cả dự án',
}
