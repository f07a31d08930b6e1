import type { Phrases } from '../phrases.ts'

export const metadata: Phrases = {
  '{whole} is no variable; there are {variables}':
    '{whole} không phải là biến; các biến có thể dùng là {variables}',
  'Token {position}': 'token {position}',
  'The project has no items.': 'Dự án chưa có tác phẩm.',
  'Import a folder of images.': 'Hãy nhập một thư mục ảnh.',
  'There are no items.': 'Chưa có tác phẩm nào.',
  'The collection has no description.': 'Bộ sưu tập chưa có mô tả.',
  'Say what it is.': 'Hãy cho biết nó là gì.',
  'The collection has no picture of its own.': 'Bộ sưu tập chưa có ảnh riêng.',
  'Make an item’s picture the collection’s, or name one in collection.json.':
    'Hãy đặt ảnh của một tác phẩm làm ảnh của bộ sưu tập, hoặc ghi tên một ảnh trong collection.json.',
  'Royalties of {percent} % are often cut.': 'Tiền bản quyền {percent} % thường bị cắt bớt.',
  'Ask for 10 % or less.': 'Hãy đặt từ 10 % trở xuống.',
  '"{name}" is also the name of token {twin}.': '“{name}” cũng là tên của token {twin}.',
  'Use a name template with {variable}.': 'Hãy dùng mẫu tên có {variable}.',
  'The template wants the trait "{trait}", which it does not have.':
    'Mẫu cần đặc điểm “{trait}” mà tác phẩm này không có.',
  'Give it that trait, or change the template.': 'Hãy thêm đặc điểm đó, hoặc đổi mẫu.',
  '"{trait}" stands here twice.': '“{trait}” xuất hiện hai lần.',
  'Keep one of them.': 'Hãy giữ lại một.',
  '"{trait}" is {value}, above its largest value {most}.':
    '“{trait}” là {value}, vượt giá trị lớn nhất là {most}.',
  'Lower it, or raise max_value.': 'Hãy giảm nó, hoặc tăng max_value.',
  '"{trait}" is no date in whole seconds since 1970.':
    '“{trait}” không phải là ngày tính bằng giây tròn kể từ năm 1970.',
  'Divide milliseconds by 1,000.': 'Nếu là mili giây, hãy chia cho 1.000.',
  '"{trait}" is {value} %.': '“{trait}” là {value} %.',
  'Check the number.': 'Hãy kiểm tra con số.',
  'Correct it: {standard} metadata wants it so.': 'Hãy sửa: thông tin theo chuẩn {standard} cần như vậy.',
  'It is not JSON: {detail}': 'Đây không phải là JSON: {detail}',
  'Its layout is not known: say what its fields mean.':
    'Không rõ cách trình bày: hãy cho biết các trường nghĩa là gì.',
  'It names no file.': 'Nó không nêu tên tệp nào.',
  'there is no table it could be of': 'không có bảng nào ứng với nó',
  'the table has no column "{column}"; it has {columns}':
    'bảng không có cột “{column}”; các cột là {columns}',
  '"{field}" is no meaning; there are {fields} and trait:<name>':
    '“{field}” không phải là một ý nghĩa; có thể dùng {fields} và trait:<tên>',
  'it holds several tables ({tables}); keep one': 'có nhiều bảng ({tables}); hãy giữ lại một',
  'There is no picture "{file}".': 'Không có ảnh “{file}”.',
  'It is no list of tokens.': 'Đây không phải là danh sách token.',
  'It has no edition.': 'Thiếu số bản (edition).',
  'It is larger than {most} MiB.': 'Lớn hơn {most} MiB.',
  'It holds no list of items.': 'Không có danh sách tác phẩm nào trong đó.',
  'Entry {key} is no object.': 'Mục {key} không phải là đối tượng.',
  'No column is called "file". Its columns are {columns}: say what they mean.':
    'Không có cột nào tên “file”. Các cột là {columns}: hãy cho biết chúng nghĩa là gì.',
  'It has more or fewer columns than the header ("{file}").': 'Số cột khác với hàng tiêu đề (“{file}”).',
  '"{file}" is described a second time; the first description counts.':
    '“{file}” được mô tả lần thứ hai; chỉ tính lần đầu.',
  'The editions of "{file}" must be a whole number above 0.':
    'Số bản của “{file}” phải là số nguyên lớn hơn 0.',
  'The table cannot be read from here on: {detail}': 'Từ đây trở đi không đọc được bảng: {detail}',
  'Some of its characters are not UTF-8 and are lost: save the table as CSV in UTF-8.':
    'Một số ký tự không phải UTF-8 nên bị mất: hãy lưu bảng thành CSV với UTF-8.',
  'The column "{column}" means what an earlier one means; it is left out.':
    'Cột “{column}” có cùng nghĩa với một cột trước; nó bị bỏ qua.',
  'must be a JSON object': 'phải là một đối tượng JSON',
  '"{text}" is no number, which {type} wants': '“{text}” không phải là số như {type} cần',
  'It has no picture beside it.': 'Không có ảnh đi kèm.',
  'must be text or a number': 'phải là chữ hoặc số',
  'It holds no object with a token’s words.': 'Không có đối tượng nào mô tả token trong đó.',
  'must be a number, because of display_type {display}': 'phải là số, vì display_type là {display}',
  'must be a link that begins with https://, ipfs://, ar:// or data:':
    'phải là liên kết bắt đầu bằng https://, ipfs://, ar:// hoặc data:',
  'must be a number, because of its display_type': 'phải là số, vì display_type của nó',
  'must be six hexadecimal digits without #': 'phải là sáu chữ số thập lục phân, không có #',
  '"{folder}" is no folder that can be written ({code})': 'không ghi được vào thư mục “{folder}” ({code})',
  '"{folder}" is not empty': 'thư mục “{folder}” không trống',
}
