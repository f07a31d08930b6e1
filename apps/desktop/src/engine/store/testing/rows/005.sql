update files set published_as = '1 - keep', phash = '0123456789abcdef' where project_id = 'project-1' and sha256 = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
insert into files (project_id, sha256, mime, extension, bytes, width, height, published_sha256, published_bytes, published_as, duration_ms, codec, cover_sha256, cover_from)
  values ('project-1', 'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc', 'video/mp4', 'mp4', 9000, 160, 120, 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 8990, '1 - keep', 2000, 'h264', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'frame');
update items set words_key = 'words' where item_id = 'item-1';
update projects set keep_location = 1, colors = 'srgb' where project_id = 'project-2';
insert into sources (project_id, folder, file, bytes, mtime_ns, inode, sha256)
  values ('project-1', '/home/ada/herons', '1.png', 100, '1767322800000000000', '42', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
