import type { Phrases } from '../phrases.ts'

export const addresses: Phrases = {
  '"{name}" has another address than before.': '“{name}” có địa chỉ khác trước.',
  'The block {cid} has other bytes than its address says.': 'Khối {cid} có nội dung khác với địa chỉ của nó.',
  'It breaks off or is no CAR: {detail}': 'Tệp bị đứt đoạn hoặc không phải CAR: {detail}',
  'Blocks are missing: {missing}, {first} for one.': 'Thiếu {missing} khối, chẳng hạn {first}.',
  'The CAR is damaged.': 'Tệp CAR bị hỏng.',
  'Delete it and pack again.': 'Hãy xóa nó và đóng gói lại.',
  'A block came back changed: {cid}.': 'Một khối trả về đã bị thay đổi: {cid}.',
  'Pin again; if it happens again, the IPFS node or its gateway is damaged.':
    'Hãy ghim lại; nếu vẫn xảy ra, nút IPFS hoặc cổng của nó bị hỏng.',
  'Two names of files cannot be in one folder.': 'Hai tên tệp này không thể ở cùng một thư mục.',
  '"{name}" of the collection is kept as {file}.': '“{name}” của bộ sưu tập được lưu là {file}.',
  'Import its folder again: what changed is then read and kept anew.':
    'Hãy nhập lại thư mục của nó: những gì đã đổi được đọc và lưu lại.',
  'A picture is gone from the project’s folder.': 'Một ảnh đã mất khỏi thư mục của dự án.',
  'A picture in the project’s folder is not what was imported.':
    'Một ảnh trong thư mục của dự án không còn là ảnh đã nhập.',
  'The addresses of the files are not computed yet.': 'Chưa tính địa chỉ của các tệp.',
  'Compute the addresses first; that needs no network.': 'Hãy tính địa chỉ trước; việc này không cần mạng.',
}
