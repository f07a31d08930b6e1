import type { Phrases } from '../phrases.ts'

/** What the backend's gateway and services answer. */
export const backend: Phrases = {
  'The contracts could not be deployed.': 'Không triển khai được các hợp đồng.',
  'Check the RPC address and the account’s balance. Contracts that were deployed already do no harm.':
    'Hãy kiểm tra địa chỉ RPC và số dư của tài khoản. Những hợp đồng đã triển khai không gây hại gì.',
  'You are not signed in.': 'Bạn chưa đăng nhập.',
  'The request carries no bearer token.': 'Yêu cầu không kèm mã phiên (bearer token).',
  'Sign in, then send the access token in the Authorization header.':
    'Hãy đăng nhập, rồi gửi mã truy cập trong phần đầu Authorization.',
  'must be sent as a header with every upload': 'phải được gửi trong phần đầu của mỗi lần tải lên',
  'must be at most {most} bytes': 'không được quá {most} byte',
  'is a file that comes before map, or that map does not name':
    'là tệp đứng trước map, hoặc map không nêu tên nó',
  'must be at most {most}': 'không được quá {most}',
  'is named by map, but there is no such file': 'được map nêu tên, nhưng không có tệp này',
  'is not a form': 'không phải là biểu mẫu',
  'is not JSON': 'không phải là JSON',
  'must be a variable that is null': 'phải là một biến có giá trị null',
  'It is more than {depth} fields deep.': 'Nó sâu hơn {depth} trường.',
  'Its answer could have more than {fields} fields.': 'Câu trả lời có thể có hơn {fields} trường.',
  'The query asks for too much at once.': 'Truy vấn hỏi quá nhiều cùng lúc.',
  'Ask for smaller pages, or in several queries.':
    'Hãy hỏi từng trang nhỏ hơn, hoặc chia thành nhiều truy vấn.',
  'There is nothing here.': 'Ở đây không có gì.',
  'GraphQL is spoken by POST only.': 'GraphQL chỉ nhận bằng POST.',
  'The request cannot be read.': 'Không đọc được yêu cầu.',
  'must have at least one file': 'phải có ít nhất một tệp',
  'must have at most one file a kind': 'mỗi loại có nhiều nhất một tệp',
  'is empty': 'trống',
  'must be {type}': 'phải là {type}',
  'The CAR is too large.': 'Tệp CAR quá lớn.',
  'This backend takes at most {most} bytes at once.': 'Máy chủ này nhận nhiều nhất {most} byte mỗi lần.',
  'Send it in several parts, each a CAR of its own.': 'Hãy gửi thành nhiều phần, mỗi phần là một CAR riêng.',
  'There are too many requests.': 'Có quá nhiều yêu cầu.',
  'This backend takes {most} a minute from one address.':
    'Máy chủ này nhận {most} yêu cầu mỗi phút từ một địa chỉ.',
  'Wait a minute.': 'Hãy đợi một phút.',
  'is the id of a {found}, not a {wanted}': 'là mã của {found}, không phải của {wanted}',
  'Something went wrong inside the backend.': 'Bên trong máy chủ có lỗi.',
  'Try again; if it stays, ask whoever runs the backend to look at its log.':
    'Hãy thử lại; nếu vẫn vậy, hãy nhờ người vận hành máy chủ xem nhật ký.',
  Collection: 'bộ sưu tập',
  Token: 'token',
  'must be 1 to {most}': 'phải từ 1 đến {most}',
  'must be a token id in decimal': 'phải là số hiệu token ở dạng thập phân',
  'must be a cursor from this list': 'phải là con trỏ lấy từ danh sách này',
  'The collection {contract} is not in the catalog yet.': 'Bộ sưu tập {contract} chưa có trong danh mục.',
  'is missing: only a signed-in user may ask for this':
    'còn thiếu: chỉ người đã đăng nhập mới được hỏi điều này',
  'Chain {chainId} has no {name} contract.': 'Chuỗi {chainId} không có hợp đồng {name}.',
  'The chain registry does not list it.': 'Sổ đăng ký chuỗi không có nó.',
  'Deploy the contracts to this chain and add them to the configuration.':
    'Hãy triển khai các hợp đồng lên chuỗi này và thêm chúng vào cấu hình.',
  Intent: 'ý định giao dịch',
  'The intent {intentId} is about another contract.': 'Ý định {intentId} nói về một hợp đồng khác.',
  'It was prepared for {expected}, not for {contract}.':
    'Nó được chuẩn bị cho {expected}, không phải cho {contract}.',
  'There is no collection of this standard at {contract}.':
    'Không có bộ sưu tập nào theo chuẩn này tại {contract}.',
  'Nothing is deployed there yet.': 'Ở đó chưa triển khai gì.',
  'Another contract is deployed there.': 'Ở đó có một hợp đồng khác.',
  'Create the collection first, and mint after it is ready.':
    'Hãy tạo bộ sưu tập trước, và phát hành sau khi nó sẵn sàng.',
  'The intent {intentId} is taken.': 'Mã ý định {intentId} đã được dùng.',
  'It was prepared before with another input or by another user.':
    'Trước đây nó đã được chuẩn bị với nội dung khác hoặc bởi người khác.',
  'Use a new intent id for a new request.': 'Hãy dùng mã ý định mới cho yêu cầu mới.',
  'is not the address of accountId': 'không phải là địa chỉ của accountId',
  'is not the chain of accountId': 'không phải là chuỗi của accountId',
  'The user': 'người dùng',
  'Chain {chainId} is not the one that was read before.':
    'Chuỗi {chainId} không phải là chuỗi đã đọc trước đây.',
  'Block {block} was {before} and is now {now}.': 'Khối {block} trước là {before}, nay là {now}.',
  'Check the RPC endpoints; reading goes on by itself once a node agrees again.':
    'Hãy kiểm tra các địa chỉ RPC; việc đọc tự tiếp tục khi một nút lại khớp.',
  'The chain changed while it was read.': 'Chuỗi thay đổi trong lúc đọc.',
  'A mint has no transfer of its tokens.': 'Một lần phát hành không có lệnh chuyển token.',
  'The node left logs of the transaction out.': 'Nút đã bỏ sót nhật ký của giao dịch.',
  'The refresh token was used before or its session is over.': 'Mã làm mới đã được dùng hoặc phiên đã hết.',
  'The session was ended.': 'Phiên làm việc đã kết thúc.',
  'The signature is not hex, or is too long.': 'Chữ ký không ở dạng thập lục phân, hoặc quá dài.',
  'The chain {name}': 'chuỗi {name}',
  'The chain {chainId}': 'chuỗi {chainId}',
  'None of its endpoints answers, and the signature of a contract wallet is checked on its chain.':
    'Không địa chỉ nào của nó trả lời, mà chữ ký của ví hợp đồng được kiểm tra trên chuỗi.',
  'An endpoint of {name} is on another chain.': 'Một địa chỉ của {name} thuộc chuỗi khác.',
  'It says {answered}, not {wanted}.': 'Nó báo {answered}, không phải {wanted}.',
  'Correct the endpoints in the chain registry.': 'Hãy sửa các địa chỉ trong sổ đăng ký chuỗi.',
  'The signature is not by this account.': 'Chữ ký không phải của tài khoản này.',
  'is not one that this backend takes sign-ins for': 'không phải là tên miền mà máy chủ này nhận đăng nhập',
  '{name} is not enabled here.': 'Ở đây {name} không được bật.',
  'The nonce is used already.': 'Mã dùng một lần (nonce) đã được dùng.',
  'The token is expired or not one of ours.': 'Mã đã hết hạn hoặc không phải của máy chủ này.',
  'The message is longer than {most} characters.': 'Thông điệp dài hơn {most} ký tự.',
  'The version of the message is not 1.': 'Phiên bản của thông điệp không phải là 1.',
  'The message has no expiration time.': 'Thông điệp không có hạn dùng.',
  'The URI of the message, {uri}, does not belong to its domain, {domain}.':
    'Địa chỉ của thông điệp, {uri}, không thuộc tên miền {domain}.',
  'This backend does not take sign-ins for {domain}.': 'Máy chủ này không nhận đăng nhập cho {domain}.',
  'The message is for {signed}, the account is on {present}.':
    'Thông điệp dành cho {signed}, tài khoản lại ở {present}.',
  'The message is signed for another address than the account has.':
    'Thông điệp được ký cho địa chỉ khác với địa chỉ của tài khoản.',
  'The nonce is unknown, used already, or older than five minutes.':
    'Mã dùng một lần (nonce) không rõ, đã dùng, hoặc quá năm phút.',
  'The nonce was handed out for another account, domain or chain.':
    'Mã dùng một lần (nonce) được cấp cho tài khoản, tên miền hoặc chuỗi khác.',
  'The message is expired or not valid yet.': 'Thông điệp đã hết hạn hoặc chưa có hiệu lực.',
  'The text is not an EIP-4361 message.': 'Văn bản không phải là thông điệp EIP-4361.',
  'The sign-in was refused.': 'Đăng nhập bị từ chối.',
  'Sign in again.': 'Hãy đăng nhập lại.',
  'must be the first message of an upload': 'phải là thông điệp đầu tiên khi tải lên',
  Asset: 'tệp',
  'must follow its description as chunks': 'phải đi sau phần mô tả, thành từng đoạn',
  'cannot be decoded as {mime}: {detail}': 'không giải mã được như {mime}: {detail}',
  'must be a PNG, JPEG, WebP, GIF, AVIF or TIFF image; this is {found}':
    'phải là ảnh PNG, JPEG, WebP, GIF, AVIF hoặc TIFF; đây là {found}',
  'This account is linked to another user.': 'Tài khoản này đã gắn với người dùng khác.',
  'must be a UUID': 'phải là một UUID',
  'must not be the nil UUID': 'không được là UUID toàn số không',
  'must not be the zero address': 'không được là địa chỉ không',
  'must be erc721 or erc1155': 'phải là erc721 hoặc erc1155',
  'must be a 32-byte hex hash': 'phải là mã băm thập lục phân 32 byte',
  'must not have control characters': 'không được có ký tự điều khiển',
  'must be an ipfs or https URI': 'phải là URI ipfs hoặc https',
  'must end with a slash': 'phải kết thúc bằng dấu gạch chéo',
  'must be at least 1': 'phải từ 1 trở lên',
  'must be 0 to 10000': 'phải từ 0 đến 10000',
  'must be 1 to 1000': 'phải từ 1 đến 1000',
  'must have 1 to 500 entries': 'phải có từ 1 đến 500 mục',
  'must be a whole number in decimal': 'phải là số nguyên ở dạng thập phân',
  'must be a cursor of an earlier page': 'phải là con trỏ của một trang trước',
  'A gas policy of {chainId}': 'chính sách gas của {chainId}',
  'No intent belongs to the transaction {txHash}.': 'Không có ý định nào ứng với giao dịch {txHash}.',
  'It is not noted yet, or the transaction was made without this system.':
    'Nó chưa được ghi lại, hoặc giao dịch được thực hiện ngoài hệ thống này.',
}
