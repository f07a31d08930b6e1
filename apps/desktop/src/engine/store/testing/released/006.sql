-- A data folder as version 6 of its database left it.
BEGIN TRANSACTION;
CREATE TABLE addressed_files (
  project_id text not null references projects on delete cascade,
  ordinal    integer not null,
  folder     text not null check (folder in ('images', 'metadata', 'contract')),
  name       text not null,
  -- The first 64 bits of the name's murmur3-128: its way through a sharded folder.
  name_hash  blob not null,
  -- Names what it was computed from; another source means that the address is not known.
  source     text not null,
  cid        blob not null,
  -- Bytes of all blocks under the CID.
  size       integer not null,
  -- What its link takes in a folder's node.
  link_bytes integer not null,
  -- Where the CAR goes on after the file's blocks; null where it does not hold them.
  car_end    integer,
  primary key (project_id, ordinal)
) strict, without rowid;
INSERT INTO "addressed_files" VALUES('project-1',1,'images','1.png',X'0102030405060708','s1',X'0155122001',100,50,400);
INSERT INTO "addressed_files" VALUES('project-1',1100000001,'metadata','1.json',X'1112131415161718','m1',X'0155122002',60,51,NULL);
CREATE TABLE addressed_nodes (
  project_id text not null references projects on delete cascade,
  folder     text not null,
  prefix     blob not null,
  cid        blob not null,
  size       integer not null,
  bytes      blob not null,
  primary key (project_id, folder, prefix)
) strict, without rowid;
INSERT INTO "addressed_nodes" VALUES('project-1','images',X'',X'0170122003',160,X'0A00');
CREATE TABLE car_blocks (
  project_id text not null references projects on delete cascade,
  -- Of the block's own bytes.
  position   integer not null,
  bytes      integer not null,
  cid        blob not null,
  primary key (project_id, position)
) strict, without rowid;
INSERT INTO "car_blocks" VALUES('project-1',100,100,X'0155122001');
INSERT INTO "car_blocks" VALUES('project-1',300,60,X'0155122002');
CREATE TABLE chains (
  graphql_url text not null,
  chain_id    text not null,
  body        text not null check (json_valid(body)),
  seen_at     text not null,
  primary key (graphql_url, chain_id)
) strict, without rowid;
INSERT INTO "chains" VALUES('https://backend.example/graphql','eip155:1','{"name":"Ethereum"}','2026-01-02T03:00:00.000Z');
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
INSERT INTO "files" VALUES('project-1','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','image/png','png',100,10,20,'bafyone',NULL,NULL,'1 - keep',NULL,NULL,NULL,NULL,'0123456789abcdef');
INSERT INTO "files" VALUES('project-1','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','image/jpeg','jpg',200,30,40,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "files" VALUES('project-1','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','video/mp4','mp4',9000,160,120,NULL,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',8990,'1 - keep',2000,'h264','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','frame',NULL);
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
INSERT INTO "generated_tokens" VALUES('project-2',1,'["Ink"]',1);
INSERT INTO "generated_tokens" VALUES('project-2',2,'["Brass"]',0);
CREATE TABLE generations (
  project_id text primary key references projects on delete cascade,
  -- Of the recipe and of every picture it draws with: the same key goes on where it stopped.
  key        text not null,
  recipe     text not null check (json_valid(recipe)),
  -- JSON: for each layer, how often each value was wanted and shows.
  shares     text not null check (json_valid(shares)),
  created_at text not null
) strict, without rowid;
INSERT INTO "generations" VALUES('project-2','key','{}','[]','2026-01-03T00:02:00.000Z');
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
  metadata_cid text, extra text not null default '{}' check (json_valid(extra)), words_key text,
  unique (project_id, position),
  unique (project_id, source_file, repetition),
  foreign key (project_id, sha256) references files
) strict;
INSERT INTO "items" VALUES('item-1','project-1',1,'Heron #1','The first','1.png',0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','1','bafymeta1','{"seed":17}','words');
INSERT INTO "items" VALUES('item-2','project-1',2,'Heron #2','','2.jpg',0,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','[]','1',NULL,'{}',NULL);
INSERT INTO "items" VALUES('item-3','project-1',3,'Heron #1 #3','The first','1.png',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','115792089237316195423570985008687907853269984665640564039457584007913129639935',NULL,'{}',NULL);
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
INSERT INTO "job_history" VALUES(1,'job-1',NULL,'planned',NULL,NULL,NULL,'2026-01-02T03:05:00.000Z');
INSERT INTO "job_history" VALUES(2,'job-1','confirming','ready',NULL,NULL,'0xc0','2026-01-02T03:09:00.000Z');
INSERT INTO "job_history" VALUES(3,'job-2',NULL,'planned',NULL,NULL,NULL,'2026-01-02T03:05:00.000Z');
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
INSERT INTO "jobs" VALUES(1,'job-1','project-1','collection','ready',NULL,'intent-collection','eip155:1','0xac',0,NULL,'{}','{}',NULL,NULL,4,'0xf8','0xc0',1,'0x00000000000000000000000000000000000000c0',NULL,'304000',12,12,0,NULL,NULL,NULL,'2026-01-02T03:05:00.000Z','2026-01-02T03:09:00.000Z');
INSERT INTO "jobs" VALUES(2,'job-2','project-1','mint','waiting','broadcast','intent-mint','eip155:1','0xac',3,1,'{}','{}','2026-01-02T03:06:00.000Z',5,5,'0xf9','0xd0',0,NULL,NULL,NULL,0,12,2,'2026-01-02T03:10:00.000Z','UNAVAILABLE','The chain cannot be reached.','2026-01-02T03:05:00.000Z','2026-01-02T03:09:30.000Z');
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
INSERT INTO "leases" VALUES('queue','owner-1','The studio',2147483646,'another-machine','2026-01-02T03:00:00.000Z',1767322800000);
CREATE TABLE pins (
  project_id  text not null references projects on delete cascade,
  gateway     text not null,
  root        text not null,
  blocks      integer not null,
  bytes       integer not null,
  verified_at text not null,
  primary key (project_id, gateway, root)
) strict, without rowid;
INSERT INTO "pins" VALUES('project-1','https://gateway.example','bafyroot',9,123000,'2026-01-02T03:05:30.000Z');
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
, name_template text, description_template text, keep_location integer not null default 0 check (keep_location in (0, 1)), colors text not null default 'keep' check (colors in ('keep', 'srgb'))) strict;
INSERT INTO "projects" VALUES('project-1','Night Herons','HERON','Birds, "engraved" – ‘twice’ 🐦','erc721',750,'2026-01-02T03:04:05.000Z','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',NULL,'https://example.org','bafyroot','bafyimages','bafycontract','collection.car',7,123456,9,'eip155:1','0x00000000000000000000000000000000000000c0','intent-collection','0xc0',NULL,NULL,0,'keep');
INSERT INTO "projects" VALUES('project-2','Empty','NIL','','erc1155',0,'2026-01-03T00:00:00.000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{{name}} of {{collection}}','A bird',1,'srgb');
CREATE TABLE recipes (
  project_id text primary key references projects on delete cascade,
  body       text not null check (json_valid(body)),
  updated_at text not null
) strict, without rowid;
INSERT INTO "recipes" VALUES('project-2','{"layersFolder":"/layers","size":{"width":10,"height":10},"count":2,"layers":[{"name":"Body","values":[{"name":"Ink"},{"name":"Brass"}]}]}','2026-01-03T00:01:00.000Z');
CREATE TABLE sessions (
  graphql_url   text not null,
  account_id    text not null,
  user_id       text not null,
  access_token  text not null,
  refresh_token text not null,
  expires_at    text not null,
  primary key (graphql_url, account_id)
) strict, without rowid;
INSERT INTO "sessions" VALUES('https://backend.example/graphql','eip155:1:0xac','user-1','access','refresh','2026-01-02T04:00:00.000Z');
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
INSERT INTO "sources" VALUES('project-1','/home/ada/herons','1.png',100,'1767322800000000000','42','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
CREATE INDEX items_by_content on items (project_id, sha256, position);
CREATE INDEX jobs_by_project on jobs (project_id, sequence);
CREATE INDEX jobs_live on jobs (chain_id, account, sequence) where state not in ('ready', 'failed', 'cancelled');
CREATE UNIQUE INDEX jobs_by_nonce on jobs (chain_id, account, nonce)
  where nonce is not null and state not in ('ready', 'failed', 'cancelled') and chain_done = 0;
CREATE INDEX job_history_by_job on job_history (job_id, history_id);
CREATE UNIQUE INDEX addressed_files_by_name on addressed_files (project_id, folder, name_hash, name);
CREATE UNIQUE INDEX car_blocks_by_cid on car_blocks (project_id, cid);
COMMIT;
pragma user_version = 6;
