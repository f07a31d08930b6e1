-- The folder of metadata that tokens show until the reveal.
alter table projects add column placeholder_root text;
-- Roots that the header of the CAR has room for: with another number all of it moves.
alter table projects add column car_roots integer not null default 3;

-- Its files have addresses too: the table as in 004, with one more folder.
create table addressed_files_010 (
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
insert into addressed_files_010
  select project_id, ordinal, folder, name, name_hash, source, cid, size, link_bytes, car_end from addressed_files;
drop table addressed_files;
alter table addressed_files_010 rename to addressed_files;
create unique index addressed_files_by_name on addressed_files (project_id, folder, name_hash, name);

-- Pictures drawn before, by what they were drawn with: a changed recipe draws only what is new in it.
create table drawn_pictures (
  project_id text not null,
  key        text not null,
  sha256     text not null,
  primary key (project_id, key),
  foreign key (project_id, sha256) references files on delete cascade
) strict, without rowid;
