import type { viewer as english } from '../en/viewer.ts'
import type { Words } from '../words.ts'

export const viewer: Words<typeof english> = {
  atOf: '{{at, number}} trên {{of, number}}',
  previous: 'Tác phẩm trước',
  next: 'Tác phẩm sau',
  tools: 'Cách xem',
  picture: 'Ảnh của {{name}}',
  film: 'Phim của {{name}}',
  sound: 'Âm thanh của {{name}}',
  farther: 'Thu nhỏ',
  nearer: 'Phóng to',
  whole: 'Toàn ảnh',
  actual: 'Kích thước thật (100 %)',
  play: 'Phát',
  pause: 'Tạm dừng',
  position: 'Vị trí',
  timeOf: '{{at}} trên {{of}}',
  mute: 'Tắt tiếng',
  unmute: 'Bật tiếng',
  gone: 'Tệp của tác phẩm này không còn ở nơi ứng dụng lưu giữ. Hãy nhập lại đúng tệp ấy để khôi phục.',
  unshown: {
    picture: 'Không hiển thị được ảnh này ở đây. Ảnh vẫn được phát hành nguyên vẹn.',
    film: 'Đây là ảnh đại diện cho phim: không phát được chính phim ở đây. Phim vẫn được phát hành nguyên vẹn.',
    sound:
      'Đây là ảnh đại diện cho âm thanh: không phát được chính âm thanh ở đây. Âm thanh vẫn được phát hành nguyên vẹn.',
    model:
      'Đây là ảnh đại diện cho mô hình: không vẽ được chính mô hình ở đây. Mô hình vẫn được phát hành nguyên vẹn.',
  },
  model: {
    stage: 'Mô hình của {{name}}',
    opening: 'Đang mở mô hình…',
    howTo: 'Kéo để xoay, cuộn để lại gần. Bằng bàn phím: các phím mũi tên, + và −.',
    reset: 'Như lúc đầu',
    clip: 'Chuyển động',
    clipNo: 'Chuyển động {{number}}',
    damaged: 'Đây là ảnh đại diện cho mô hình: không đọc được chính mô hình để vẽ.',
    large: 'Đây là ảnh đại diện cho mô hình; mô hình quá lớn để vẽ ở đây.',
    outside: 'Đây là ảnh đại diện cho mô hình: một phần của nó là địa chỉ, và ứng dụng không tải gì từ đó.',
    packed:
      'Đây là ảnh đại diện cho mô hình: nó được nén (Draco, meshopt hoặc KTX2) theo cách không mở được ở đây. Nó vẫn được phát hành nguyên vẹn.',
    noGraphics: 'Đây là ảnh đại diện cho mô hình: máy này không có đồ họa 3D (WebGL) để vẽ nó.',
  },
}
