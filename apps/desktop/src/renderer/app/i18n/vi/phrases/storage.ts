import type { Phrases } from '../phrases.ts'

export const storage: Phrases = {
  'The gateway': 'cổng',
  'The workspace': 'không gian làm việc',
  'The gateway at {host}': 'cổng tại {host}',
  'The folder {folder}': 'thư mục {folder}',
  'The workspace at {host}': 'không gian làm việc tại {host}',
  'Kubo at {host}': 'Kubo tại {host}',
  'The pinning service at {host}': 'dịch vụ ghim tại {host}',
  'A folder that can be written': 'thư mục ghi được',
  'IPFS of the workspace': 'IPFS của không gian làm việc',
  'A block': 'khối',
  'The CAR': 'tệp CAR',
  'The storage target': 'nơi lưu',
  'It did not answer within {seconds} s.': 'Không có trả lời trong {seconds} giây.',
  'Try again when it is back; what was sent is not sent again.':
    'Hãy thử lại khi nó có lại; những gì đã gửi không gửi lần nữa.',
  'The token of this place cannot be read here.': 'Không đọc được mã truy cập của nơi này trên máy này.',
  'Remove the place and add it again with its token.': 'Hãy bỏ nơi này và thêm lại cùng mã truy cập.',
  'It can only be read.': 'Chỉ đọc được.',
  'It may not be written.': 'Không được phép ghi.',
  'It is not there; is the disk connected?': 'Không thấy nó; ổ đĩa đã được nối chưa?',
  '{place} cannot be used.': 'Không dùng được {place}.',
  'Make room or choose another folder, then send again: it goes on where it was.':
    'Hãy giải phóng chỗ hoặc chọn thư mục khác rồi gửi lại: việc tiếp tục từ chỗ đang dở.',
  '{place} has not got all files yet.': 'Chưa có đủ tệp ở {place}.',
  'Send again later: it is asked how far it is, and nothing is sent twice.':
    'Hãy gửi lại sau: nơi đó được hỏi đã đến đâu, và không gì phải gửi hai lần.',
  '{cid} came back changed.': '{cid} trả về đã bị thay đổi.',
  '{cid} is not there.': '{cid} không có ở đó.',
  '{wrong} of {total} blocks are not as they should be.': '{wrong} trên {total} khối không đúng như phải có.',
  'Read from {place}: {first}': 'Đọc từ {place}: {first}',
  'It may not find what the first place has: let the two connect, then read back again.':
    'Có thể nó không tìm thấy thứ nơi đầu đang có: hãy cho hai nơi kết nối rồi đọc lại.',
  'Send again; if it happens again, do not trust this place.':
    'Hãy gửi lại; nếu vẫn xảy ra, đừng tin nơi này.',
  'The CAR of the project is damaged or gone.': 'Tệp CAR của dự án bị hỏng hoặc đã mất.',
  'Delete it from the project’s folder and compute the addresses again; that needs no network.':
    'Hãy xóa nó khỏi thư mục của dự án và tính lại địa chỉ; việc này không cần mạng.',
  'must have no user or password in it; give the token apart':
    'không được có tên người dùng hay mật khẩu; hãy đưa mã truy cập riêng',
  'must be an absolute path': 'phải là đường dẫn đầy đủ',
  'is only sent over https, or to this machine': 'chỉ được gửi qua https, hoặc đến chính máy này',
  'The backend did not take the session.': 'Máy chủ không chấp nhận phiên làm việc.',
  'The backend refused the files ({status}).': 'Máy chủ từ chối các tệp ({status}).',
  'Reading it through that place proves nothing.': 'Đọc qua nơi đó không chứng minh được gì.',
  'It gives out what it holds itself, and nothing of others.':
    'Nó chỉ đưa ra thứ chính nó giữ, không có gì của nơi khác.',
  'It is the place the collection was sent to, known under another name.':
    'Đó chính là nơi đã nhận bộ sưu tập, dưới một tên khác.',
  'It was sent the collection itself, so that what it gives out may be its own.':
    'Chính nó cũng đã được gửi bộ sưu tập, nên thứ nó đưa ra có thể là của nó.',
  'Choose another node or gateway, one that was not sent the collection.':
    'Hãy chọn một nút hoặc cổng khác chưa được gửi bộ sưu tập.',
  'On a node that has the files run: {commands}.': 'Trên một nút đang có các tệp, hãy chạy: {commands}.',
  'The workspace cannot do this.': 'Không gian làm việc không làm được việc này.',
  'Choose another place.': 'Hãy chọn nơi khác.',
  'is the project’s own CAR; choose another name': 'là tệp CAR của chính dự án; hãy chọn tên khác',
  '{place} answers in another way than the Pinning Service API says.':
    'Câu trả lời của {place} không đúng theo Pinning Service API.',
  'Check its address: it is the endpoint without "/pins".':
    'Hãy kiểm tra địa chỉ: đó là địa chỉ dịch vụ, không có “/pins”.',
  '{place} could not get the files.': 'Không đưa được các tệp đến {place}.',
  'Send them to a node of your own first, and name it as their origin.':
    'Hãy gửi chúng đến một nút của bạn trước, rồi khai nút đó là nơi đang có tệp.',
  'The addresses changed meanwhile.': 'Trong lúc đó các địa chỉ đã thay đổi.',
  '{place} answers: {answer}.': 'Có trả lời: {place}, {answer}.',
  'is where it is already': 'là nơi nó đang ở',
  '{place} asks for fewer requests.': 'Nhận quá nhiều yêu cầu: {place}.',
  '{place} does not let us in ({status}).': 'Không được vào {place} ({status}).',
  'It wants to be left in peace for {minutes} minutes: send again then; it goes on where it was.':
    'Nơi này muốn được để yên trong {minutes} phút: khi ấy hãy gửi lại; việc tiếp tục từ chỗ đang dở.',
  'Send again later: it goes on where it was.': 'Hãy gửi lại sau: việc tiếp tục từ chỗ đang dở.',
  'The place was forgotten meanwhile.': 'Trong lúc đó nơi này đã bị quên.',
  'Add it again, then send again.': 'Hãy thêm lại rồi gửi lại.',
  'The workspace keeps what is published.': 'Không gian làm việc giữ những gì đã phát hành.',
  'The tokens of this collection point to these files.': 'Token của bộ sưu tập này trỏ đến các tệp ấy.',
  'Send it to another place as well, if you like; earlier versions can be let go of.':
    'Nếu muốn, hãy gửi đến cả nơi khác; các bản trước thì có thể thôi giữ.',
  'Check its token.': 'Hãy kiểm tra mã truy cập.',
  '{place} answered with {status}.': 'Trả lời là {status}: {place}.',
}
