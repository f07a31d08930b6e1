import type { Phrases } from '../phrases.ts'

/** Projects: their edits, files and locks, the database, the disk. */
export const projects: Phrases = {
  'The project has jobs that are not finished.': 'Dự án còn việc chưa xong.',
  'Wait for them, or cancel them.': 'Hãy đợi, hoặc hủy chúng.',
  'Two computers must not run the same job.': 'Hai máy không được chạy cùng một việc.',
  'The project is published; its items are fixed.': 'Dự án đã phát hành; các tác phẩm không đổi được nữa.',
  'Make a new project for more items.': 'Muốn thêm tác phẩm, hãy tạo dự án mới.',
  'Items are still being imported or drawn.': 'Các tác phẩm vẫn đang được nhập hoặc vẽ.',
  '{bringer} brings items into this collection, and would bring again what is taken back.':
    '{bringer} đang đưa tác phẩm vào bộ sưu tập này, và sẽ đưa lại những gì vừa hoàn tác.',
  'Stop it, or wait until it is done; then undo.': 'Hãy dừng việc đó hoặc đợi nó xong, rồi hoàn tác.',
  'The collection is not all drawn yet.': 'Bộ sưu tập chưa vẽ xong.',
  '{left} of its items are still to come, and have their places.':
    'Còn {left} tác phẩm chưa vẽ, và chúng đã có chỗ.',
  'Let it finish, then move or remove items.': 'Hãy để vẽ xong rồi mới chuyển hoặc bỏ tác phẩm.',
  'must be a number, because of how it is shown': 'phải là số, vì cách hiển thị của nó',
  'must be a whole number above 0': 'phải là số nguyên lớn hơn 0',
  'Another process works on this project.': 'Một tiến trình khác đang làm việc với dự án này.',
  '{label} (process {pid}) has held it since {takenAt}.': '{label} (tiến trình {pid}) giữ nó từ {takenAt}.',
  'Wait until it is done, or end it; what it has done so far is kept.':
    'Hãy đợi nó xong, hoặc kết thúc nó; những gì đã làm được giữ lại.',
  'Another process went on with this project while this one stood still.':
    'Một tiến trình khác đã làm tiếp dự án này trong lúc tiến trình này đứng yên.',
  '{label} (process {pid}) holds it now.': '{label} (tiến trình {pid}) đang giữ nó.',
  'Run this again when the other is done.': 'Hãy chạy lại khi tiến trình kia đã xong.',
  'This is not a project of Intaglio.': 'Đây không phải là dự án của Intaglio.',
  'Choose what “Save as one file” or “Save as a folder” wrote.':
    'Hãy chọn thứ do lệnh lưu thành một tệp hoặc lưu thành thư mục ghi ra.',
  'The saved project is damaged.': 'Dự án đã lưu bị hỏng.',
  'It does not hold one project.': 'Trong đó không phải là đúng một dự án.',
  '{table} has a wrong {column}.': '{table} có {column} không đúng.',
  '{table} has no column "{column}".': '{table} không có cột “{column}”.',
  'A file has a wrong extension.': 'Một tệp có phần mở rộng không đúng.',
  '{file} is not what its name says.': '{file} không đúng như tên của nó.',
  '"{file}" is no file of the layers’ folder.': '“{file}” không phải là tệp trong thư mục các lớp.',
  'Copy or save it again where it came from.': 'Hãy chép hoặc lưu lại từ nơi có nó.',
  'The project was written by a newer version.': 'Dự án này do một phiên bản mới hơn ghi.',
  'Update Intaglio, then open it again.': 'Hãy cập nhật Intaglio rồi mở lại.',
  'The project’s rows cannot be read.': 'Không đọc được các dòng dữ liệu của dự án.',
  'Save it again where it came from.': 'Hãy lưu lại từ nơi có nó.',
  'The project': 'dự án',

  'The disk is full.': 'Ổ đĩa đã đầy.',
  'Make room, then start again: what is done so far is kept.':
    'Hãy giải phóng chỗ rồi bắt đầu lại: những gì đã làm được giữ lại.',
  'A folder the studio works in cannot be written.': 'Không ghi được vào một thư mục mà xưởng làm việc.',
  'Give yourself the right to write there, or choose another data folder.':
    'Hãy tự cấp quyền ghi ở đó, hoặc chọn thư mục dữ liệu khác.',
  'The system does not let the studio use a file or folder.':
    'Hệ thống không cho xưởng dùng một tệp hoặc thư mục.',
  'Give yourself the right to it, then start again: what is done so far is kept.':
    'Hãy tự cấp quyền rồi bắt đầu lại: những gì đã làm được giữ lại.',
  'The disk did not do what it was asked to.': 'Ổ đĩa không làm được điều đã yêu cầu.',
  'See that it is connected and sound, then start again: what is done so far is kept.':
    'Hãy xem ổ đĩa có được nối và còn tốt không rồi bắt đầu lại: những gì đã làm được giữ lại.',
  'The system says {code} of {file}.': 'Hệ thống báo {code} về {file}.',

  'The studio’s database is damaged.': 'Cơ sở dữ liệu của xưởng bị hỏng.',
  'it is empty': 'tệp trống',
  'it is gone': 'tệp đã mất',
  'Close the studio and open it again: it offers the newest backup.':
    'Hãy đóng xưởng rồi mở lại: xưởng sẽ đề nghị bản sao lưu mới nhất.',
  'Restore the backup of {takenAt} ("intaglio restore" on the command line); the damaged file is kept.':
    'Hãy khôi phục bản sao lưu lúc {takenAt} (“intaglio restore” trên dòng lệnh); tệp hỏng được giữ lại.',
  'There is no backup. "intaglio restore --empty" begins anew; the damaged file and all pictures are kept.':
    'Chưa có bản sao lưu. “intaglio restore --empty” bắt đầu lại từ đầu; tệp hỏng và mọi hình ảnh được giữ lại.',
  'The data folder was written by a newer version.': 'Thư mục dữ liệu này do một phiên bản mới hơn ghi.',
  'Its database has version {current}; this program knows versions up to {newest}.':
    'Cơ sở dữ liệu có phiên bản {current}; chương trình này biết đến phiên bản {newest}.',
  'Update Intaglio, or choose another data folder. Nothing was changed.':
    'Hãy cập nhật Intaglio, hoặc chọn thư mục dữ liệu khác. Chưa có gì bị thay đổi.',
  'Another process keeps the database busy.': 'Một tiến trình khác đang giữ cơ sở dữ liệu.',
  'Try again in a moment.': 'Hãy thử lại sau giây lát.',
  'The backup': 'bản sao lưu',
  'The backup is not sound, so that the database may not be either.':
    'Bản sao lưu không nguyên vẹn, nên cơ sở dữ liệu cũng có thể như vậy.',
  'Older backups are kept. Close the studio and open it again: it looks at the whole database.':
    'Các bản sao lưu cũ được giữ lại. Hãy đóng xưởng rồi mở lại: xưởng sẽ xem toàn bộ cơ sở dữ liệu.',
  'There is no backup that could be restored.': 'Không có bản sao lưu nào khôi phục được.',
  'Begin anew with "intaglio restore --empty": the damaged file and all pictures are kept.':
    'Hãy bắt đầu lại bằng “intaglio restore --empty”: tệp hỏng và mọi hình ảnh được giữ lại.',
  'This backup is damaged itself.': 'Chính bản sao lưu này cũng bị hỏng.',
  'Choose another one; "intaglio restore --list" shows them.':
    'Hãy chọn bản khác; “intaglio restore --list” liệt kê chúng.',
  'The data folder is open in another process.': 'Thư mục dữ liệu đang mở trong một tiến trình khác.',
  '{label} (process {pid}) has it open since {takenAt}.': '{label} (tiến trình {pid}) mở nó từ {takenAt}.',
  'Close it, then restore again.': 'Hãy đóng nó rồi khôi phục lại.',
  'What was changed last could not be read: the beginning of the database’s log is damaged.':
    'Không đọc được những thay đổi cuối cùng: phần đầu nhật ký của cơ sở dữ liệu bị hỏng.',
  'All that was written before is here. The log is kept as {copy}; look through your last changes, or restore a backup ("intaglio restore" on the command line).':
    'Mọi điều ghi trước đó vẫn còn. Nhật ký được giữ ở {copy}; hãy xem lại các thay đổi cuối, hoặc khôi phục một bản sao lưu (“intaglio restore” trên dòng lệnh).',
}
