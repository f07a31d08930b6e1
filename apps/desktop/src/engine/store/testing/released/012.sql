-- A data folder as version 12 of its database left it.
CREATE TABLE "addressed_files" (
  project_id text not null references projects on delete cascade,
  ordinal    integer not null,
  folder     text not null check (folder in ('images', 'placeholder', 'metadata', 'contract')),
  name       text not null,
  name_hash  blob not null,
  source     text not null,
  cid        blob not null,
  size       integer not null,
  link_bytes integer not null,
  car_end    integer,
  primary key (project_id, ordinal)
) strict, without rowid;
CREATE TABLE addressed_nodes (
  project_id text not null references projects on delete cascade,
  folder     text not null,
  prefix     blob not null,
  cid        blob not null,
  size       integer not null,
  bytes      blob not null,
  primary key (project_id, folder, prefix)
) strict, without rowid;
CREATE TABLE car_blocks (
  project_id text not null references projects on delete cascade,
  -- Of the block's own bytes.
  position   integer not null,
  bytes      integer not null,
  cid        blob not null,
  primary key (project_id, position)
) strict, without rowid;
CREATE TABLE chains (
  graphql_url text not null,
  chain_id    text not null,
  body        text not null check (json_valid(body)),
  seen_at     text not null,
  primary key (graphql_url, chain_id)
) strict, without rowid;
CREATE TABLE drawn_pictures (
  project_id text not null,
  key        text not null,
  sha256     text not null,
  primary key (project_id, key),
  foreign key (project_id, sha256) references files on delete cascade
) strict, without rowid;
CREATE TABLE edits (
  edit_id    integer primary key,
  project_id text not null references projects on delete cascade,
  -- 'items', 'project' or 'recipe': what a new generation takes with it are the edits of items.
  scope      text not null,
  -- What was done, as the window's words name it; to how many; and to what, where one name tells.
  label      text not null,
  count      integer not null,
  detail     text,
  -- What leads to the other side: of an edit that stands the way back, of one that was undone the way there again.
  change     text not null check (json_valid(change)),
  undone     integer not null default 0 check (undone in (0, 1)),
  done_at    text not null
) strict;
CREATE TABLE files (
  project_id text not null references projects on delete cascade,
  sha256     text not null,
  mime       text not null,
  extension  text not null,
  bytes      integer not null,
  width      integer not null,
  height     integer not null,
  image_cid  text, published_sha256 text, published_bytes integer, published_as text, duration_ms integer, codec text, cover_sha256 text, cover_from text check (cover_from in ('file', 'tag', 'frame', 'drawn')), phash text,
  primary key (project_id, sha256)
) strict, without rowid;
CREATE TABLE generated_tokens (
  project_id text not null references generations on delete cascade,
  position   integer not null,
  -- JSON: the value of each layer in the recipe's order, null for none; or the index of a one-of-one.
  dna        text not null check (json_valid(dna)),
  -- 1 once the token's item is there.
  done       integer not null default 0,
  primary key (project_id, position),
  unique (project_id, dna)
) strict, without rowid;
CREATE TABLE generations (
  project_id text primary key references projects on delete cascade,
  -- Of the recipe and of every picture it draws with: the same key goes on where it stopped.
  key        text not null,
  recipe     text not null check (json_valid(recipe)),
  -- JSON: for each layer, how often each value was wanted and shows.
  shares     text not null check (json_valid(shares)),
  created_at text not null
) strict, without rowid;
CREATE TABLE item_traits (
  project_id text not null,
  trait      text not null,
  -- As text: a trait that is the number 5 and one that says "5" are one to whoever looks for it.
  value      text not null,
  item_id    text not null references items on delete cascade,
  primary key (project_id, trait, value, item_id)
) strict, without rowid;
CREATE TABLE items (
  item_id      text primary key,
  project_id   text not null references projects on delete cascade,
  -- 1-based and without gaps: the token id.
  position     integer not null,
  name         text not null,
  description  text not null,
  source_file  text not null,
  -- 0 for the file itself, 1 and up for repetitions of it.
  repetition   integer not null,
  sha256       text not null,
  attributes   text not null check (json_valid(attributes)),
  editions     text not null,
  metadata_cid text, extra text not null default '{}' check (json_valid(extra)), words_key text, words text not null default '',
  unique (project_id, position),
  unique (project_id, source_file, repetition),
  foreign key (project_id, sha256) references files
) strict;
CREATE TABLE job_history (
  history_id integer primary key,
  job_id     text not null references jobs (job_id) on delete cascade,
  from_state text,
  to_state   text not null,
  code       text,
  message    text,
  tx_hash    text,
  at         text not null
) strict;
CREATE TABLE jobs (
  sequence             integer primary key,
  job_id               text not null unique,
  project_id           text not null references projects on delete cascade,
  kind                 text not null check (kind in ('collection', 'mint')),
  state                text not null,
  -- Where a waiting or blocked job goes on.
  resume_state         text,
  intent_id            text not null unique,
  chain_id             text not null,
  account              text not null,
  quantity             integer not null,
  first_position       integer,
  payload              text not null check (json_valid(payload)),
  tx_request           text check (tx_request is null or json_valid(tx_request)),
  -- When a wallet that sends by itself was asked, and what the account's nonce was then.
  asked_at             text,
  asked_nonce          integer,
  nonce                integer,
  raw_tx               text,
  tx_hash              text,
  -- 1 once the transaction has its confirmations: the next job of the account may begin.
  chain_done           integer not null default 0,
  contract             text,
  first_token_id       text,
  gas_used             text,
  confirmations        integer not null default 0,
  confirmations_wanted integer not null default 0,
  attempts             integer not null default 0,
  next_try_at          text,
  code                 text,
  message              text,
  created_at           text not null,
  updated_at           text not null
) strict;
CREATE TABLE leases (
  name     text primary key,
  -- A random id of the holding process's engine; pid and host tell whether it is still there.
  owner    text not null,
  label    text not null,
  pid      integer not null,
  host     text not null,
  taken_at text not null,
  -- Milliseconds since 1970.
  beat_at  integer not null
) strict, without rowid;
CREATE TABLE pins (
  project_id  text not null references projects on delete cascade,
  gateway     text not null,
  root        text not null,
  blocks      integer not null,
  bytes       integer not null,
  verified_at text not null,
  primary key (project_id, gateway, root)
) strict, without rowid;
CREATE TABLE projects (
  project_id            text primary key,
  name                  text not null,
  symbol                text not null,
  description           text not null,
  standard              text not null check (standard in ('erc721', 'erc1155')),
  royalty_bps           integer not null check (royalty_bps between 0 and 10000),
  created_at            text not null,
  -- Content hashes of the collection's own pictures; their rows are in files.
  logo_sha256           text,
  banner_sha256         text,
  external_link         text,
  -- Set together by the addressing, cleared together by whatever changes the items.
  metadata_root         text,
  images_root           text,
  contract_metadata_cid text,
  car_file              text,
  car_files             integer,
  car_bytes             integer,
  car_blocks            integer,
  -- Set together once the collection is on chain.
  chain_id              text,
  contract              text,
  collection_intent_id  text,
  collection_tx_hash    text
, name_template text, description_template text, keep_location integer not null default 0 check (keep_location in (0, 1)), colors text not null default 'keep' check (colors in ('keep', 'srgb')), revision integer not null default 0, placeholder_root text, car_roots integer not null default 3, archived_at text, opened_at text) strict;
CREATE TABLE queue_pauses (
  pause_id   integer primary key,
  project_id text references projects on delete cascade,
  paused_at  text not null
) strict;
CREATE TABLE recipes (
  project_id text primary key references projects on delete cascade,
  body       text not null check (json_valid(body)),
  updated_at text not null
) strict, without rowid;
CREATE TABLE removed_items (
  project_id  text not null references projects on delete cascade,
  item_id     text not null,
  source_file text not null,
  repetition  integer not null,
  -- The row of items.
  body        text not null check (json_valid(body)),
  primary key (project_id, item_id)
) strict, without rowid;
CREATE TABLE sessions (
  graphql_url   text not null,
  account_id    text not null,
  user_id       text not null,
  access_token  text not null,
  refresh_token text not null,
  expires_at    text not null,
  primary key (graphql_url, account_id)
) strict, without rowid;
CREATE TABLE sources (
  project_id text not null references projects on delete cascade,
  -- Absolute.
  folder     text not null,
  -- Relative, with forward slashes.
  file       text not null,
  bytes      integer not null,
  -- Nanoseconds since 1970; 0 where it was changed so lately that another change could hide behind it.
  mtime_ns   text not null,
  -- Files that swap their names keep their times.
  inode      text not null,
  sha256     text not null,
  primary key (project_id, folder, file)
) strict, without rowid;
CREATE TABLE storage_proofs (
  project_id     text not null references projects on delete cascade,
  target_id      text not null references storage_targets on delete cascade,
  -- JSON array: metadata, images, contract metadata.
  roots          text not null check (json_valid(roots)),
  place          text not null,
  read_from      text not null,
  -- 1 where it was read from another place than it was sent to.
  is_independent integer not null check (is_independent in (0, 1)),
  blocks         integer not null,
  bytes          integer not null,
  verified_at    text not null,
  primary key (project_id, target_id, roots)
) strict, without rowid;
CREATE TABLE storage_requests (
  target_id  text not null references storage_targets on delete cascade,
  root       text not null,
  request_id text not null,
  primary key (target_id, root)
) strict, without rowid;
CREATE TABLE storage_sent (
  target_id text not null references storage_targets on delete cascade,
  cid       blob not null,
  primary key (target_id, cid)
) strict, without rowid;
CREATE TABLE storage_targets (
  target_id  text primary key,
  -- JSON, without the secret.
  config     text not null check (json_valid(config)),
  -- Sealed by the host; see engine/storage/secrets.ts.
  secret     text,
  created_at text not null
) strict, without rowid;
insert into addressed_files (project_id,ordinal,folder,name,name_hash,source,cid,size,link_bytes,car_end) values ('project-1',1,'images','1.png',X'0102030405060708','s1',X'0155122001',100,50,400);
insert into addressed_files (project_id,ordinal,folder,name,name_hash,source,cid,size,link_bytes,car_end) values ('project-1',1100000001,'metadata','1.json',X'1112131415161718','m1',X'0155122002',60,51,NULL);
insert into addressed_nodes (project_id,folder,prefix,cid,size,bytes) values ('project-1','images',X'',X'0170122003',160,X'0A00');
insert into car_blocks (project_id,position,bytes,cid) values ('project-1',100,100,X'0155122001');
insert into car_blocks (project_id,position,bytes,cid) values ('project-1',300,60,X'0155122002');
insert into chains (graphql_url,chain_id,body,seen_at) values ('https://backend.example/graphql','eip155:1','{"name":"Ethereum"}','2026-01-02T03:00:00.000Z');
insert into drawn_pictures (project_id,key,sha256) values ('project-1','ink','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
insert into edits (edit_id,project_id,scope,label,count,detail,change,undone,done_at) values (1,'project-2','project','templates',1,NULL,'{}',0,'2026-01-04T00:00:00.000Z');
insert into files (project_id,sha256,mime,extension,bytes,width,height,image_cid,published_sha256,published_bytes,published_as,duration_ms,codec,cover_sha256,cover_from,phash) values ('project-1','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','image/png','png',100,10,20,'bafyone',NULL,NULL,'1 - keep',NULL,NULL,NULL,NULL,'0123456789abcdef');
insert into files (project_id,sha256,mime,extension,bytes,width,height,image_cid,published_sha256,published_bytes,published_as,duration_ms,codec,cover_sha256,cover_from,phash) values ('project-1','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','image/jpeg','jpg',200,30,40,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
insert into files (project_id,sha256,mime,extension,bytes,width,height,image_cid,published_sha256,published_bytes,published_as,duration_ms,codec,cover_sha256,cover_from,phash) values ('project-1','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','video/mp4','mp4',9000,160,120,NULL,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',8990,'1 - keep',2000,'h264','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','frame',NULL);
insert into generated_tokens (project_id,position,dna,done) values ('project-2',1,'["Ink"]',1);
insert into generated_tokens (project_id,position,dna,done) values ('project-2',2,'["Brass"]',0);
insert into generations (project_id,key,recipe,shares,created_at) values ('project-2','key','{}','[]','2026-01-03T00:02:00.000Z');
insert into item_traits (project_id,trait,value,item_id) values ('project-1','Paper','laid','item-1');
insert into item_traits (project_id,trait,value,item_id) values ('project-1','Paper','laid','item-3');
insert into items (item_id,project_id,position,name,description,source_file,repetition,sha256,attributes,editions,metadata_cid,extra,words_key,words) values ('item-1','project-1',1,'Heron #1','The first','1.png',0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','1','bafymeta1','{"seed":17}','words','heron #1
the first
1.png
[{"trait_type":"paper","value":"laid"}]');
insert into items (item_id,project_id,position,name,description,source_file,repetition,sha256,attributes,editions,metadata_cid,extra,words_key,words) values ('item-2','project-1',2,'Heron #2','','2.jpg',0,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','[]','1',NULL,'{}',NULL,'heron #2

2.jpg
[]');
insert into items (item_id,project_id,position,name,description,source_file,repetition,sha256,attributes,editions,metadata_cid,extra,words_key,words) values ('item-3','project-1',3,'Heron #1 #3','The first','1.png',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','115792089237316195423570985008687907853269984665640564039457584007913129639935',NULL,'{}',NULL,'heron #1 #3
the first
1.png
[{"trait_type":"paper","value":"laid"}]');
insert into job_history (history_id,job_id,from_state,to_state,code,message,tx_hash,at) values (1,'job-1',NULL,'planned',NULL,NULL,NULL,'2026-01-02T03:05:00.000Z');
insert into job_history (history_id,job_id,from_state,to_state,code,message,tx_hash,at) values (2,'job-1','confirming','ready',NULL,NULL,'0xc0','2026-01-02T03:09:00.000Z');
insert into job_history (history_id,job_id,from_state,to_state,code,message,tx_hash,at) values (3,'job-2',NULL,'planned',NULL,NULL,NULL,'2026-01-02T03:05:00.000Z');
insert into jobs (sequence,job_id,project_id,kind,state,resume_state,intent_id,chain_id,account,quantity,first_position,payload,tx_request,asked_at,asked_nonce,nonce,raw_tx,tx_hash,chain_done,contract,first_token_id,gas_used,confirmations,confirmations_wanted,attempts,next_try_at,code,message,created_at,updated_at) values (1,'job-1','project-1','collection','ready',NULL,'intent-collection','eip155:1','0xac',0,NULL,'{}','{}',NULL,NULL,4,'0xf8','0xc0',1,'0x00000000000000000000000000000000000000c0',NULL,'304000',12,12,0,NULL,NULL,NULL,'2026-01-02T03:05:00.000Z','2026-01-02T03:09:00.000Z');
insert into jobs (sequence,job_id,project_id,kind,state,resume_state,intent_id,chain_id,account,quantity,first_position,payload,tx_request,asked_at,asked_nonce,nonce,raw_tx,tx_hash,chain_done,contract,first_token_id,gas_used,confirmations,confirmations_wanted,attempts,next_try_at,code,message,created_at,updated_at) values (2,'job-2','project-1','mint','waiting','broadcast','intent-mint','eip155:1','0xac',3,1,'{}','{}','2026-01-02T03:06:00.000Z',5,5,'0xf9','0xd0',0,NULL,NULL,NULL,0,12,2,'2026-01-02T03:10:00.000Z','UNAVAILABLE','The chain cannot be reached.','2026-01-02T03:05:00.000Z','2026-01-02T03:09:30.000Z');
insert into leases (name,owner,label,pid,host,taken_at,beat_at) values ('queue','owner-1','The studio',2147483646,'another-machine','2026-01-02T03:00:00.000Z',1767322800000);
insert into pins (project_id,gateway,root,blocks,bytes,verified_at) values ('project-1','https://gateway.example','bafyroot',9,123000,'2026-01-02T03:05:30.000Z');
insert into projects (project_id,name,symbol,description,standard,royalty_bps,created_at,logo_sha256,banner_sha256,external_link,metadata_root,images_root,contract_metadata_cid,car_file,car_files,car_bytes,car_blocks,chain_id,contract,collection_intent_id,collection_tx_hash,name_template,description_template,keep_location,colors,revision,placeholder_root,car_roots,archived_at,opened_at) values ('project-1','Night Herons','HERON','Birds, "engraved" – ‘twice’ 🐦','erc721',750,'2026-01-02T03:04:05.000Z','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',NULL,'https://example.org','bafyroot','bafyimages','bafycontract','collection.car',7,123456,9,'eip155:1','0x00000000000000000000000000000000000000c0','intent-collection','0xc0',NULL,NULL,0,'keep',0,NULL,3,NULL,NULL);
insert into projects (project_id,name,symbol,description,standard,royalty_bps,created_at,logo_sha256,banner_sha256,external_link,metadata_root,images_root,contract_metadata_cid,car_file,car_files,car_bytes,car_blocks,chain_id,contract,collection_intent_id,collection_tx_hash,name_template,description_template,keep_location,colors,revision,placeholder_root,car_roots,archived_at,opened_at) values ('project-2','Empty','NIL','','erc1155',0,'2026-01-03T00:00:00.000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{{name}} of {{collection}}','A bird',1,'srgb',0,'bafyhidden',4,'2026-01-05T00:00:00.000Z','2026-01-04T00:00:00.000Z');
insert into recipes (project_id,body,updated_at) values ('project-2','{"layersFolder":"/layers","size":{"width":10,"height":10},"count":2,"layers":[{"name":"Body","values":[{"name":"Ink"},{"name":"Brass"}]}]}','2026-01-03T00:01:00.000Z');
insert into removed_items (project_id,item_id,source_file,repetition,body) values ('project-2','item-9','9.png',0,'{}');
insert into sessions (graphql_url,account_id,user_id,access_token,refresh_token,expires_at) values ('https://backend.example/graphql','eip155:1:0xac','user-1','access','refresh','2026-01-02T04:00:00.000Z');
insert into sources (project_id,folder,file,bytes,mtime_ns,inode,sha256) values ('project-1','/home/ada/herons','1.png',100,'1767322800000000000','42','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
insert into storage_proofs (project_id,target_id,roots,place,read_from,is_independent,blocks,bytes,verified_at) values ('project-1','target-1','["bafyroot","bafyimages","bafycontract"]','The folder /mnt/disk','The folder /mnt/disk',0,9,123000,'2026-01-03T01:00:00.000Z');
insert into storage_requests (target_id,root,request_id) values ('target-1','bafyroot','request-1');
insert into storage_sent (target_id,cid) values ('target-1',X'0155122001');
insert into storage_targets (target_id,config,secret,created_at) values ('target-1','{"kind":"car-folder","label":"Disk","folder":"/mnt/disk"}','sealed','2026-01-03T00:00:00.000Z');
CREATE UNIQUE INDEX addressed_files_by_name on addressed_files (project_id, folder, name_hash, name);
CREATE UNIQUE INDEX car_blocks_by_cid on car_blocks (project_id, cid);
CREATE INDEX edits_by_project on edits (project_id, edit_id);
CREATE INDEX item_traits_by_item on item_traits (item_id);
CREATE INDEX items_by_content on items (project_id, sha256, position);
CREATE TRIGGER items_traits_added after insert on items begin
  insert or ignore into item_traits
    select new.project_id, coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text), new.item_id
    from json_each(new.attributes) where value ->> '$.value' is not null;
end;
CREATE TRIGGER items_traits_changed after update of attributes on items when old.attributes <> new.attributes begin
  delete from item_traits where item_id = new.item_id and (trait, value) not in (
    select coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text) from json_each(new.attributes));
  insert or ignore into item_traits
    select new.project_id, coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text), new.item_id
    from json_each(new.attributes) where value ->> '$.value' is not null;
end;
CREATE TRIGGER items_words_added after insert on items begin
  update items set words =
      fold(name || char(10) || description || char(10) || source_file || char(10) || attributes)
    where item_id = new.item_id;
end;
CREATE TRIGGER items_words_changed after update of name, description, source_file, attributes on items begin
  update items set words =
      fold(name || char(10) || description || char(10) || source_file || char(10) || attributes)
    where item_id = new.item_id;
end;
CREATE INDEX job_history_by_job on job_history (job_id, history_id);
CREATE UNIQUE INDEX jobs_by_nonce on jobs (chain_id, account, nonce)
  where nonce is not null and state not in ('ready', 'failed', 'cancelled') and chain_done = 0;
CREATE INDEX jobs_by_project on jobs (project_id, sequence);
CREATE INDEX jobs_live on jobs (chain_id, account, sequence) where state not in ('ready', 'failed', 'cancelled');
CREATE INDEX removed_items_by_source on removed_items (project_id, source_file, repetition);
insert into queue_pauses (project_id, paused_at) values (null, '2026-01-06T00:00:00.000Z'), ('project-1', '2026-01-06T00:00:01.000Z');
pragma user_version = 12;
