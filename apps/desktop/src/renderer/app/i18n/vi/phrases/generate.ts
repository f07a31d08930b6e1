import type { Phrases } from '../phrases.ts'

export const generate: Phrases = {
  'The picture "{image}" that hides the items until the reveal cannot be used.':
    'Không dùng được ảnh “{image}” che các tác phẩm trước khi hé lộ.',
  'Put it back, choose another, or take the hiding out.': 'Hãy đưa nó trở lại, chọn ảnh khác, hoặc thôi che.',
  'The project has no layers yet.': 'Dự án chưa có lớp nào.',
  'Read a folder of layers.': 'Hãy đọc một thư mục các lớp.',
  'The recipe cannot be met.': 'Công thức không thể thỏa được.',
  'Its rules, quotas and count do not go together.':
    'Quy tắc, số lượng chính xác và số tác phẩm không đi cùng nhau được.',
  'Check it: what conflicts is named there.': 'Hãy kiểm tra: những gì mâu thuẫn được nêu ở đó.',
  'The project has items that were not generated.': 'Dự án có tác phẩm không phải do các lớp tạo ra.',
  'Generate into a new project.': 'Hãy tạo trong một dự án mới.',
  'The collection went while it was drawn.': 'Bộ sưu tập đã mất trong lúc đang vẽ.',
  'It is damaged or no picture.': 'Tệp hỏng hoặc không phải ảnh.',
  'The picture "{file}" cannot be read.': 'Không đọc được ảnh “{file}”.',
  'The layer’s picture "{file}" cannot be read.': 'Không đọc được ảnh “{file}” của lớp.',
  'Put it back, or read the layers again.': 'Hãy đưa nó trở lại, hoặc đọc lại các lớp.',
  'It lies beside the layers and is in none.': 'Nó nằm cạnh các lớp chứ không trong lớp nào.',
  '"background" is a colour at random in every picture; here it is none, or one for all.':
    '“background” là màu ngẫu nhiên ở mỗi ảnh; ở đây là không có, hoặc một màu cho tất cả.',
  'Order {number} of "layerConfigurations" is left out: its growEditionSizeTo adds no items.':
    'Thứ tự {number} của “layerConfigurations” bị bỏ qua: growEditionSizeTo của nó không thêm tác phẩm nào.',
  '"{name}" blends as {blend}, which there is not here: it is laid on as it is.':
    '“{name}” hòa trộn kiểu {blend}, ở đây không có: nó được đặt lên như vốn có.',
  'It cannot be read as settings: layers are taken in the order of their names.':
    'Không đọc được như phần cài đặt: các lớp được lấy theo thứ tự tên.',
  'It is in layersOrder, and there is no such folder.':
    'Nó có trong layersOrder, nhưng không có thư mục này.',
  'It is not in layersOrder and is left out.': 'Nó không có trong layersOrder nên bị bỏ qua.',
  'The picture "{file}" was changed while the collection was drawn.':
    'Ảnh “{file}” đã bị sửa trong lúc vẽ bộ sưu tập.',
  'Some items would show it as it was, and others as it is.':
    'Một số tác phẩm sẽ hiện ảnh cũ, số khác hiện ảnh mới.',
  'Draw again when it is finished: what is drawn of other pictures stays.':
    'Hãy vẽ lại khi ảnh đã xong: những gì đã vẽ từ ảnh khác được giữ lại.',
  'It is no picture and is left out.': 'Đây không phải ảnh nên bị bỏ qua.',
  'The folder is empty and is left out.': 'Thư mục trống nên bị bỏ qua.',
  'there is no folder with pictures in "{folder}"': 'không có thư mục nào chứa ảnh trong “{folder}”',
  'its first picture "{first}" cannot be read: {detail}': 'không đọc được ảnh đầu tiên “{first}”: {detail}',
  'has both a weight and a quota; one of them decides':
    'có cả trọng số và số lượng chính xác; chỉ một trong hai được quyết định',
  '"(none)" stands for no value': '“(none)” có nghĩa là không có giá trị nào',
  'there is no layer "{layer}"': 'không có lớp “{layer}”',
  'layer "{layer}" has no value "{value}"': 'lớp “{layer}” không có giá trị “{value}”',
  '"{name}" is there twice': '“{name}” có hai lần',
  'there are {given}, more than the {tokens} tokens': 'có {given}, nhiều hơn {tokens} token',
  'there is only one token': 'chỉ có một token',
  'there are only {count} tokens': 'chỉ có {count} token',
  'position {position} is taken twice': 'vị trí {position} bị dùng hai lần',
  'The rules depend on each other in too many ways to be decided.':
    'Các quy tắc phụ thuộc nhau theo quá nhiều cách nên không quyết định được.',
  'Write rules about groups of values rather than single ones, or leave some out.':
    'Hãy viết quy tắc cho nhóm giá trị thay vì từng giá trị, hoặc bớt quy tắc.',
  'there is no number {number}': 'không có số {number}',
  'it must name every layer once': 'phải nêu mỗi lớp một lần',
}
