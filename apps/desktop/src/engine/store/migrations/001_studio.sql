create table projects (
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
) strict;

-- One row a distinct picture: the project keeps its bytes by content, so later edits of the source change nothing.
create table files (
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

create table items (
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
  metadata_cid text,
  unique (project_id, position),
  unique (project_id, source_file, repetition),
  foreign key (project_id, sha256) references files
) strict;
create index items_by_content on items (project_id, sha256, position);

create table jobs (
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
create index jobs_by_project on jobs (project_id, sequence);
create index jobs_live on jobs (chain_id, account, sequence) where state not in ('ready', 'failed', 'cancelled');
-- Two live jobs can never hold one nonce.
create unique index jobs_by_nonce on jobs (chain_id, account, nonce)
  where nonce is not null and state not in ('ready', 'failed', 'cancelled') and chain_done = 0;

create table job_history (
  history_id integer primary key,
  job_id     text not null references jobs (job_id) on delete cascade,
  from_state text,
  to_state   text not null,
  code       text,
  message    text,
  tx_hash    text,
  at         text not null
) strict;
create index job_history_by_job on job_history (job_id, history_id);

-- Proof that every block under a root was read back from a gateway and matched its hash.
create table pins (
  project_id  text not null references projects on delete cascade,
  gateway     text not null,
  root        text not null,
  blocks      integer not null,
  bytes       integer not null,
  verified_at text not null,
  primary key (project_id, gateway, root)
) strict, without rowid;

create table sessions (
  graphql_url   text not null,
  account_id    text not null,
  user_id       text not null,
  access_token  text not null,
  refresh_token text not null,
  expires_at    text not null,
  primary key (graphql_url, account_id)
) strict, without rowid;

-- What the backend last said of a chain, so that jobs in flight can be followed while it is away.
create table chains (
  graphql_url text not null,
  chain_id    text not null,
  body        text not null check (json_valid(body)),
  seen_at     text not null,
  primary key (graphql_url, chain_id)
) strict, without rowid;
