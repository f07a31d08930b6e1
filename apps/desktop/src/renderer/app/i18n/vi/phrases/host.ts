import type { Phrases } from '../phrases.ts'

/** The processes of the studio and its window. */
export const host: Phrases = {
  'The studio': 'Xưởng',
  'It was stopped.': 'Đã dừng.',
  'Its process ended.': 'Tiến trình của nó đã kết thúc.',
  'The local test chain did not start: {detail}': 'Chuỗi thử trên máy này không khởi động được: {detail}',
  'These files are no longer ready to be dragged.': 'Các tệp này không còn sẵn sàng để kéo.',
  'Drag the items once more.': 'Hãy kéo các tác phẩm lần nữa.',
  'These files are too large to be dragged.': 'Các tệp này quá lớn để kéo.',
  'Together they have {megabytes} MB, and the drag would wait for them.':
    'Tổng cộng {megabytes} MB, thao tác kéo sẽ phải đợi chúng.',
  'Choose "Save their files…" in the menu, or drag fewer.':
    'Hãy chọn lệnh lưu tệp của chúng trong thực đơn, hoặc kéo ít hơn.',
  'The studio does not open this address.': 'Xưởng không mở địa chỉ này.',
  'The folder could not be shown.': 'Không mở được thư mục.',
  '{name} was asked by a page that is not the studio’s.': 'Một trang không phải của xưởng đã yêu cầu {name}.',
  '"{path}" was not chosen in a dialog, nor dropped on the window.':
    '“{path}” không được chọn trong hộp thoại, cũng không được thả vào cửa sổ.',
  '{name} was asked with more than any request holds.':
    'Yêu cầu {name} mang nhiều hơn mức một yêu cầu chứa được.',
  'More than {most} requests wait for an answer.': 'Có hơn {most} yêu cầu đang đợi trả lời.',
  'The studio is still opening.': 'Xưởng vẫn đang mở.',
  'The workspace on this computer stopped several times. Restart the studio.':
    'Không gian làm việc trên máy này đã dừng nhiều lần. Hãy khởi động lại xưởng.',
  'The engine stopped several times. Restart the studio: nothing is lost, and its queue goes on.':
    'Bộ máy của xưởng đã dừng nhiều lần. Hãy khởi động lại xưởng: không mất gì cả, hàng đợi sẽ tiếp tục.',
  'The workspace on this computer': 'không gian làm việc trên máy này',
  'The engine of the studio': 'bộ máy của xưởng',
  'It is no longer in the folder.': 'Nó không còn trong thư mục.',
  'No wallet is connected.': 'Chưa kết nối ví.',
  'Turn on the local test chain in Settings to try publishing.':
    'Hãy bật chuỗi thử trên máy này trong Cài đặt để thử phát hành.',
}
