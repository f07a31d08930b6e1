-- Places that keep collections, besides the workspace's own.
create table storage_targets (
  target_id  text primary key,
  -- JSON, without the secret.
  config     text not null check (json_valid(config)),
  -- Sealed by the host; see engine/storage/secrets.ts.
  secret     text,
  created_at text not null
) strict, without rowid;

-- Blocks a target has acknowledged: after a crash the rest is sent. Not a proof of anything.
create table storage_sent (
  target_id text not null references storage_targets on delete cascade,
  cid       blob not null,
  primary key (target_id, cid)
) strict, without rowid;

-- What a pinning service was asked for, by its own number.
create table storage_requests (
  target_id  text not null references storage_targets on delete cascade,
  root       text not null,
  request_id text not null,
  primary key (target_id, root)
) strict, without rowid;

-- Proof that every block of a collection was read back and matched its hash.
create table storage_proofs (
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
