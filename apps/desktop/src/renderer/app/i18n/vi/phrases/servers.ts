import type { Phrases } from '../phrases.ts'

/** What the backend says of the servers it stands on: databases, brokers, IPFS, nodes. */
export const servers: Phrases = {
  'The {service} service at {place}': 'dịch vụ {service} tại {place}',
  'PostgreSQL at {host}': 'PostgreSQL tại {host}',
  'The embedded PostgreSQL': 'PostgreSQL đi kèm',
  'MongoDB at {host}': 'MongoDB tại {host}',
  'Redis at {host}': 'Redis tại {host}',
  'RabbitMQ at {host}': 'RabbitMQ tại {host}',
  'The S3 server at {host}': 'máy chủ S3 tại {host}',
  'The IPFS node at {host}': 'nút IPFS tại {host}',
  'It did not answer in time.': 'Không có trả lời kịp lúc.',
  'Check that it runs; it is tried again.': 'Hãy xem nó có đang chạy không; việc sẽ được thử lại.',
  '{name} refused the call.': 'Yêu cầu bị từ chối: {name}.',
  'Something went wrong on the server.': 'Máy chủ có lỗi.',
  'The reason is in its log.': 'Lý do nằm trong nhật ký của nó.',
  'The embedded PostgreSQL could not be set up.': 'Không dựng được PostgreSQL đi kèm.',
  'The embedded PostgreSQL did not start.': 'PostgreSQL đi kèm không khởi động.',
  'The embedded PostgreSQL took too long.': 'PostgreSQL đi kèm mất quá nhiều thời gian.',
  'Look at postgres/server.log in the data folder.': 'Hãy xem postgres/server.log trong thư mục dữ liệu.',
  'The data folder {dataDir} is in use.': 'Thư mục dữ liệu {dataDir} đang được dùng.',
  'Another Intaglio backend runs on it.': 'Một máy chủ Intaglio khác đang chạy trên đó.',
  'Stop that one first, or choose another folder.': 'Hãy dừng máy chủ kia trước, hoặc chọn thư mục khác.',
  'There is no embedded PostgreSQL here.': 'Ở đây không có PostgreSQL đi kèm.',
  'The package {name} is not installed.': 'Gói {name} chưa được cài.',
  'Install the dependencies again, or use the servers stack.':
    'Hãy cài lại các gói phụ thuộc, hoặc dùng bộ máy chủ riêng.',
  'The connection failed ({code}).': 'Kết nối thất bại ({code}).',
  'Check that PostgreSQL runs and that POSTGRES_URL is right.':
    'Hãy xem PostgreSQL có đang chạy và POSTGRES_URL có đúng không.',
  'The migration {namespace}/{name} failed.': 'Bước nâng cấp {namespace}/{name} thất bại.',
  'The migration {namespace}/{name} has changed since it ran.':
    'Bước nâng cấp {namespace}/{name} đã bị sửa sau khi chạy.',
  'A released migration is never edited: databases that ran it would differ from new ones.':
    'Bước nâng cấp đã phát hành không được sửa: cơ sở dữ liệu đã chạy nó sẽ khác với cái mới.',
  'Restore the file and put the change into a new one.': 'Hãy khôi phục tệp và đưa thay đổi vào một tệp mới.',
  'Check that RabbitMQ runs and that RABBITMQ_URL is right.':
    'Hãy xem RabbitMQ có đang chạy và RABBITMQ_URL có đúng không.',
  'Check that Redis runs and that REDIS_URL is right.':
    'Hãy xem Redis có đang chạy và REDIS_URL có đúng không.',
  'Check that MongoDB runs and that MONGODB_URL is right.':
    'Hãy xem MongoDB có đang chạy và MONGODB_URL có đúng không.',
  'Check that Kubo runs and that IPFS_API_URL is right.':
    'Hãy xem Kubo có đang chạy và IPFS_API_URL có đúng không.',
  'Check that it runs and that S3_ENDPOINT is right.':
    'Hãy xem nó có đang chạy và S3_ENDPOINT có đúng không.',
  'The object {key}': 'đối tượng {key}',
  'must be words of letters, digits, dots, dashes between slashes':
    'phải là các từ gồm chữ, số, dấu chấm, gạch ngang, cách nhau bằng dấu gạch chéo',
  'The request failed ({code}).': 'Yêu cầu thất bại ({code}).',
  'has a root whose codec is not supported (0x{codec})': 'có gốc với codec không được hỗ trợ (0x{codec})',
  'has a block that is no dag-pb node: {cid} ({detail})': 'có khối không phải nút dag-pb: {cid} ({detail})',
  'is incomplete: the block {cid} is missing': 'không đầy đủ: thiếu khối {cid}',
  'is incomplete: {detail}': 'không đầy đủ: {detail}',
  'The block {cid}': 'khối {cid}',
  'The IPFS path {ipfsPath}': 'đường dẫn IPFS {ipfsPath}',
  'A file at {ipfsPath}': 'tệp tại {ipfsPath}',
  'must be a CID': 'phải là một CID',
  'has a block that is shorter than its CID': 'có khối ngắn hơn CID của nó',
  'has a block whose hash function is not supported (0x{code})':
    'có khối dùng hàm băm không được hỗ trợ (0x{code})',
  'has a block that does not match its CID {cid}': 'có khối không khớp với CID {cid} của nó',
  'has a block of more than {most} bytes': 'có khối lớn hơn {most} byte',
  'must have 1 to {most} roots': 'phải có từ 1 đến {most} gốc',
  'cannot be read: {detail}': 'không đọc được: {detail}',
  'Chain {chainId} has no endpoint.': 'Chuỗi {chainId} không có địa chỉ nào.',
  'Add an RPC endpoint of this chain to the configuration.':
    'Hãy thêm một địa chỉ RPC của chuỗi này vào cấu hình.',
  'A node of chain {chainId}': 'nút của chuỗi {chainId}',
  'Check the RPC endpoints of this chain, and that one of them is up.':
    'Hãy kiểm tra các địa chỉ RPC của chuỗi này, và xem có cái nào đang chạy không.',
  'A document of {collection} is there under another id.':
    'Một tài liệu của {collection} đã có dưới mã khác.',
  'Its unique fields equal those of another document.': 'Các trường duy nhất của nó trùng với tài liệu khác.',
}
