-- Every file that has an address: what it was computed from, and what came of it. Ordinals are places in the CAR.
create table addressed_files (
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
create unique index addressed_files_by_name on addressed_files (project_id, folder, name_hash, name);

-- The nodes of folders; the root's prefix is empty. A row is there exactly while nothing under it changed.
create table addressed_nodes (
  project_id text not null references projects on delete cascade,
  folder     text not null,
  prefix     blob not null,
  cid        blob not null,
  size       integer not null,
  bytes      blob not null,
  primary key (project_id, folder, prefix)
) strict, without rowid;

-- Where the CAR holds each block.
create table car_blocks (
  project_id text not null references projects on delete cascade,
  -- Of the block's own bytes.
  position   integer not null,
  bytes      integer not null,
  cid        blob not null,
  primary key (project_id, position)
) strict, without rowid;
create unique index car_blocks_by_cid on car_blocks (project_id, cid);
