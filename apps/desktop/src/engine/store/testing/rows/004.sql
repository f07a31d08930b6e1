insert into addressed_files (project_id, ordinal, folder, name, name_hash, source, cid, size, link_bytes, car_end)
  values ('project-1', 1, 'images', '1.png', X'0102030405060708', 's1', X'0155122001', 100, 50, 400);
insert into addressed_files (project_id, ordinal, folder, name, name_hash, source, cid, size, link_bytes)
  values ('project-1', 1100000001, 'metadata', '1.json', X'1112131415161718', 'm1', X'0155122002', 60, 51);
insert into addressed_nodes (project_id, folder, prefix, cid, size, bytes)
  values ('project-1', 'images', X'', X'0170122003', 160, X'0A00');
insert into car_blocks (project_id, position, bytes, cid)
  values ('project-1', 100, 100, X'0155122001');
insert into car_blocks (project_id, position, bytes, cid)
  values ('project-1', 300, 60, X'0155122002');
