insert into chains (graphql_url, chain_id, body, seen_at)
  values ('https://backend.example/graphql', 'eip155:1', '{"name":"Ethereum"}', '2026-01-02T03:00:00.000Z');
insert into files (project_id, sha256, mime, extension, bytes, width, height, image_cid)
  values ('project-1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'image/png', 'png', 100, 10, 20, 'bafyone');
insert into files (project_id, sha256, mime, extension, bytes, width, height)
  values ('project-1', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'image/jpeg', 'jpg', 200, 30, 40);
insert into items (item_id, project_id, position, name, description, source_file, repetition, sha256, attributes, editions, metadata_cid)
  values ('item-1', 'project-1', 1, 'Heron #1', 'The first', '1.png', 0, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '[{"trait_type":"Paper","value":"laid"}]', '1', 'bafymeta1');
insert into items (item_id, project_id, position, name, description, source_file, repetition, sha256, attributes, editions)
  values ('item-2', 'project-1', 2, 'Heron #2', '', '2.jpg', 0, 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', '[]', '1');
insert into items (item_id, project_id, position, name, description, source_file, repetition, sha256, attributes, editions)
  values ('item-3', 'project-1', 3, 'Heron #1 #3', 'The first', '1.png', 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '[{"trait_type":"Paper","value":"laid"}]', '115792089237316195423570985008687907853269984665640564039457584007913129639935');
insert into job_history (history_id, job_id, to_state, at)
  values (1, 'job-1', 'planned', '2026-01-02T03:05:00.000Z');
insert into job_history (history_id, job_id, from_state, to_state, tx_hash, at)
  values (2, 'job-1', 'confirming', 'ready', '0xc0', '2026-01-02T03:09:00.000Z');
insert into job_history (history_id, job_id, to_state, at)
  values (3, 'job-2', 'planned', '2026-01-02T03:05:00.000Z');
insert into jobs (sequence, job_id, project_id, kind, state, intent_id, chain_id, account, quantity, payload, tx_request, nonce, raw_tx, tx_hash, chain_done, contract, gas_used, confirmations, confirmations_wanted, attempts, created_at, updated_at)
  values (1, 'job-1', 'project-1', 'collection', 'ready', 'intent-collection', 'eip155:1', '0xac', 0, '{}', '{}', 4, '0xf8', '0xc0', 1, '0x00000000000000000000000000000000000000c0', '304000', 12, 12, 0, '2026-01-02T03:05:00.000Z', '2026-01-02T03:09:00.000Z');
insert into jobs (sequence, job_id, project_id, kind, state, resume_state, intent_id, chain_id, account, quantity, first_position, payload, tx_request, asked_at, asked_nonce, nonce, raw_tx, tx_hash, chain_done, confirmations, confirmations_wanted, attempts, next_try_at, code, message, created_at, updated_at)
  values (2, 'job-2', 'project-1', 'mint', 'waiting', 'broadcast', 'intent-mint', 'eip155:1', '0xac', 3, 1, '{}', '{}', '2026-01-02T03:06:00.000Z', 5, 5, '0xf9', '0xd0', 0, 0, 12, 2, '2026-01-02T03:10:00.000Z', 'UNAVAILABLE', 'The chain cannot be reached.', '2026-01-02T03:05:00.000Z', '2026-01-02T03:09:30.000Z');
insert into pins (project_id, gateway, root, blocks, bytes, verified_at)
  values ('project-1', 'https://gateway.example', 'bafyroot', 9, 123000, '2026-01-02T03:05:30.000Z');
insert into projects (project_id, name, symbol, description, standard, royalty_bps, created_at, logo_sha256, external_link, metadata_root, images_root, contract_metadata_cid, car_file, car_files, car_bytes, car_blocks, chain_id, contract, collection_intent_id, collection_tx_hash)
  values ('project-1', 'Night Herons', 'HERON', 'Birds, "engraved" – ‘twice’ 🐦', 'erc721', 750, '2026-01-02T03:04:05.000Z', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'https://example.org', 'bafyroot', 'bafyimages', 'bafycontract', 'collection.car', 7, 123456, 9, 'eip155:1', '0x00000000000000000000000000000000000000c0', 'intent-collection', '0xc0');
insert into projects (project_id, name, symbol, description, standard, royalty_bps, created_at)
  values ('project-2', 'Empty', 'NIL', '', 'erc1155', 0, '2026-01-03T00:00:00.000Z');
insert into sessions (graphql_url, account_id, user_id, access_token, refresh_token, expires_at)
  values ('https://backend.example/graphql', 'eip155:1:0xac', 'user-1', 'access', 'refresh', '2026-01-02T04:00:00.000Z');
