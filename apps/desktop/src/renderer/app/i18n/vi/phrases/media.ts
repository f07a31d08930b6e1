import type { Phrases } from '../phrases.ts'

export const media: Phrases = {
  'is not the id of a project': 'không phải là mã của một dự án',
  'Its content is {mime}.': 'Nội dung là {mime}.',
  '"{file}" beside it cannot be its picture: {detail}':
    '“{file}” đi kèm không làm ảnh đại diện được: {detail}',
  'Its content is {mime}, not a picture.': 'Nội dung là {mime}, không phải ảnh.',
  'No picture could be made that stands for it.': 'Không tạo được ảnh đại diện cho nó.',
  'The cover is no picture.': 'Bìa không phải là ảnh.',
  'It says where it was taken; that is not published.':
    'Tệp cho biết ảnh được chụp ở đâu; điều đó không được phát hành.',
  'Its colours are converted to sRGB where it is published.':
    'Màu được chuyển sang sRGB trong bản phát hành.',
  'It is published without what acts or fetches: {named} and {more} more.':
    'Bản phát hành bỏ những gì tự chạy hoặc tải từ ngoài: {named} và {more} phần nữa.',
  'It is published without what acts or fetches: {named}.':
    'Bản phát hành bỏ những gì tự chạy hoặc tải từ ngoài: {named}.',
  'No frame of the film can be decoded here; a cover is drawn.':
    'Máy này không giải mã được khung hình nào của phim; một bìa đã được vẽ.',
  'It has no picture of its own; a cover is drawn.': 'Nó không có ảnh riêng; một bìa đã được vẽ.',
  'Lay a picture of the same name beside it to use that.':
    'Muốn dùng ảnh khác, hãy đặt một ảnh cùng tên bên cạnh.',
  'It describes "{file}", which is not in the folder.': 'Nó mô tả “{file}”, tệp này không có trong thư mục.',
  'It describes "{file}", and no item is called so.':
    'Nó mô tả “{file}”, nhưng không tác phẩm nào tên như vậy.',
  'It is damaged or cut off: the picture ends before it is complete.':
    'Tệp hỏng hoặc bị cụt: ảnh kết thúc giữa chừng.',
  'there is no folder "{folder}"': 'không có thư mục “{folder}”',
  'It is not among the files that were chosen.': 'Nó không nằm trong các tệp đã chọn.',
  '"{given}" is a folder': '“{given}” là một thư mục',
  'It is a link or no file; links are not followed.':
    'Đây là liên kết hoặc không phải tệp; liên kết không được theo.',
  'There is no such file.': 'Không có tệp này.',
  'It has the same content as "{twin}".': 'Nội dung giống hệt “{twin}”.',
  'You took it out of the collection; it can be brought back.':
    'Bạn đã bỏ nó khỏi bộ sưu tập; có thể đưa trở lại.',
  'must be a whole number from 0 to 32': 'phải là số nguyên từ 0 đến 32',
  'The film is damaged or cut off: it cannot be read to its end.':
    'Phim hỏng hoặc bị cụt: không đọc được đến hết.',
  'The sound is damaged or cut off: it cannot be read to its end.':
    'Âm thanh hỏng hoặc bị cụt: không đọc được đến hết.',
  'It holds nothing that can be played.': 'Không có gì phát được trong đó.',
  'It is neither a file nor a folder.': 'Đây không phải tệp cũng không phải thư mục.',
  'It is a link to "{target}", which is in the folder itself.':
    'Đây là liên kết đến “{target}” nằm ngay trong thư mục này.',
  'It is a link to something outside the folder; links are not followed.':
    'Đây là liên kết ra ngoài thư mục; liên kết không được theo.',
  'It is a link that leads nowhere.': 'Liên kết này không dẫn đến đâu cả.',
  'It is outside the folder.': 'Nó nằm ngoài thư mục.',
  'It leads out of the folder.': 'Nó dẫn ra ngoài thư mục.',
  'It is a folder that cannot be read ({code}).': 'Đây là thư mục không đọc được ({code}).',
  'It is not a file.': 'Đây không phải là tệp.',
  'There is no such file in the folder.': 'Không có tệp này trong thư mục.',
  'A drawing (SVG) may have {most} MiB.': 'Hình vẽ (SVG) được lớn nhất {most} MiB.',
  'the encoding {encoding}': 'bảng mã {encoding}',
  'The drawing (SVG) is damaged: {detail}.': 'Hình vẽ (SVG) bị hỏng: {detail}.',
  'The drawing (SVG) defines entities; save it without them.':
    'Hình vẽ (SVG) có định nghĩa thực thể (entity); hãy lưu lại mà không có chúng.',
  'the instruction "{name}"': 'chỉ thị “{name}”',
  'The drawing (SVG) has too many parts, or parts within parts.':
    'Hình vẽ (SVG) có quá nhiều phần, hoặc quá nhiều phần lồng nhau.',
  'It is not a drawing: its root is not an svg element of SVG’s namespace.':
    'Đây không phải hình vẽ: phần tử gốc không phải là svg trong không gian tên của SVG.',
  '{attribute} of {element}': '{attribute} của {element}',
  'imports of {element}': 'phần nhập từ ngoài của {element}',
  'The drawing (SVG) repeats its parts without end.': 'Hình vẽ (SVG) lặp lại các phần không dứt.',
  'The text of the drawing (SVG) cannot be read in its encoding.':
    'Không đọc được chữ của hình vẽ (SVG) theo bảng mã của nó.',
  'It changes while it is read; import it when it is finished.':
    'Tệp thay đổi trong lúc đọc; hãy nhập khi nó đã xong.',
  'It cannot be read ({code}).': 'Không đọc được ({code}).',
  'It has no content (0 bytes).': 'Tệp không có nội dung (0 byte).',
  'Taken are {taken}.': 'Các loại nhận được: {taken}.',
  'Its content is not a picture or another medium.':
    'Nội dung không phải ảnh hay loại tệp nào khác dùng được.',
  'A decoder answered what no decoder answers.': 'Bộ giải mã trả lời điều không bộ giải mã nào trả lời.',
  'Reading it fails twice so badly that the reader ends or hangs. It is damaged or made to do harm.':
    'Cả hai lần đọc đều làm bộ đọc dừng hoặc treo. Tệp bị hỏng hoặc được làm ra để gây hại.',
  'The studio is closing.': 'Xưởng đang đóng.',
  'The model (GLB) is not a glTF 2.0 that can be read: {field} is wrong.':
    'Mô hình (GLB) không phải glTF 2.0 đọc được: {field} không đúng.',
  'The model (GLB) refers to another file: {file}': 'Mô hình (GLB) tham chiếu đến tệp khác: {file}',
  'The model (GLB) is damaged: {what}.': 'Mô hình (GLB) bị hỏng: {what}.',
  'it ends within its head': 'nó kết thúc ngay trong phần đầu',
  'it is shorter or longer than it says': 'độ dài không đúng như nó ghi',
  'its description does not fit into it': 'phần mô tả dài hơn chính tệp',
  'its description is not JSON': 'phần mô tả không phải là JSON',
  'The parts of the model (GLB) contain each other.': 'Các phần của mô hình (GLB) chứa lẫn nhau.',
  'It is damaged: not even its size can be read.': 'Tệp bị hỏng: ngay cả kích thước cũng không đọc được.',
  'It has {width} x {height} pixels; the most is {megapixels} megapixels.':
    'Ảnh có {width} x {height} điểm ảnh; nhiều nhất là {megapixels} megapixel.',
}
