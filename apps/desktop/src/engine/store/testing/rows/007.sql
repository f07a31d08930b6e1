insert into storage_proofs (project_id, target_id, roots, place, read_from, is_independent, blocks, bytes, verified_at)
  values ('project-1', 'target-1', '["bafyroot","bafyimages","bafycontract"]', 'The folder /mnt/disk', 'The folder /mnt/disk', 0, 9, 123000, '2026-01-03T01:00:00.000Z');
insert into storage_requests (target_id, root, request_id)
  values ('target-1', 'bafyroot', 'request-1');
insert into storage_sent (target_id, cid)
  values ('target-1', X'0155122001');
insert into storage_targets (target_id, config, secret, created_at)
  values ('target-1', '{"kind":"car-folder","label":"Disk","folder":"/mnt/disk"}', 'sealed', '2026-01-03T00:00:00.000Z');
