-- A data folder as version 2 of its database left it.
BEGIN TRANSACTION;
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
  image_cid  text,
  primary key (project_id, sha256)
) strict, without rowid;
INSERT INTO "files" VALUES('project-1','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','image/png','png',100,10,20,'bafyone');
INSERT INTO "files" VALUES('project-1','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','image/jpeg','jpg',200,30,40,NULL);
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
  metadata_cid text, extra text not null default '{}' check (json_valid(extra)),
  unique (project_id, position),
  unique (project_id, source_file, repetition),
  foreign key (project_id, sha256) references files
) strict;
INSERT INTO "items" VALUES('item-1','project-1',1,'Heron #1','The first','1.png',0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','1','bafymeta1','{"seed":17}');
INSERT INTO "items" VALUES('item-2','project-1',2,'Heron #2','','2.jpg',0,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','[]','1',NULL,'{}');
INSERT INTO "items" VALUES('item-3','project-1',3,'Heron #1 #3','The first','1.png',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','[{"trait_type":"Paper","value":"laid"}]','115792089237316195423570985008687907853269984665640564039457584007913129639935',NULL,'{}');
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
, name_template text, description_template text) strict;
INSERT INTO "projects" VALUES('project-1','Night Herons','HERON','Birds, "engraved" – ‘twice’ 🐦','erc721',750,'2026-01-02T03:04:05.000Z','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',NULL,'https://example.org','bafyroot','bafyimages','bafycontract','collection.car',7,123456,9,'eip155:1','0x00000000000000000000000000000000000000c0','intent-collection','0xc0',NULL,NULL);
INSERT INTO "projects" VALUES('project-2','Empty','NIL','','erc1155',0,'2026-01-03T00:00:00.000Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{{name}} of {{collection}}','A bird');
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
CREATE INDEX items_by_content on items (project_id, sha256, position);
CREATE INDEX jobs_by_project on jobs (project_id, sequence);
CREATE INDEX jobs_live on jobs (chain_id, account, sequence) where state not in ('ready', 'failed', 'cancelled');
CREATE UNIQUE INDEX jobs_by_nonce on jobs (chain_id, account, nonce)
  where nonce is not null and state not in ('ready', 'failed', 'cancelled') and chain_done = 0;
CREATE INDEX job_history_by_job on job_history (job_id, history_id);
COMMIT;
pragma user_version = 2;
