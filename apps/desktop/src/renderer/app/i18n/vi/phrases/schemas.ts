import type { Phrases } from '../phrases.ts'

/** What is wrong with a value, and what every part of the studio says alike. */
export const schemas: Phrases = {
  'is wrong': 'không đúng',
  'must be one of {values}': 'phải là một trong: {values}',
  'holds what is not known: {keys}': 'có phần không rõ là gì: {keys}',
  'must be a web address': 'phải là một địa chỉ web',
  'is not written as it must be': 'không được viết đúng cách',
  'is missing': 'còn thiếu',
  'must be text': 'phải là chữ',
  'must be a number': 'phải là số',
  'must be a whole number': 'phải là số nguyên',
  'must be true or false': 'phải là true hoặc false',
  'must be a list': 'phải là một danh sách',
  'must be an object': 'phải là một đối tượng',
  'must not be empty': 'không được để trống',
  'must have {least} characters or more': 'phải có ít nhất {least} ký tự',
  'must have {least} entries or more': 'phải có ít nhất {least} mục',
  'must be {least} or more': 'phải từ {least} trở lên',
  'must have {most} characters or fewer': 'phải có nhiều nhất {most} ký tự',
  'must have {most} entries or fewer': 'phải có nhiều nhất {most} mục',
  'must be {most} or less': 'không được quá {most}',
  'must be a CAIP-2 id such as eip155:1': 'phải là mã CAIP-2, chẳng hạn eip155:1',
  'must be a CAIP-10 id such as eip155:1:0x…': 'phải là mã CAIP-10, chẳng hạn eip155:1:0x…',
  'must be a 20-byte hex address': 'phải là địa chỉ thập lục phân 20 byte',
  'A message is not a valid {name}.': 'Một thông điệp không phải là {name} hợp lệ.',
  'says either what the layer is or what it is not':
    'chỉ cho biết lớp là gì hoặc không phải là gì, một trong hai',
  '{what} cannot be reached.': 'Không kết nối được với {what}.',
  '{what} was not found.': 'Không tìm thấy {what}.',
}
