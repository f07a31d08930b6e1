-- What is published of a file: null where it is the file itself, else a copy without what must not be seen.
alter table files add column published_sha256 text;
alter table files add column published_bytes integer;
-- The settings under which that was decided; null of files that were kept before there were any.
alter table files add column published_as text;
-- Of films and sounds.
alter table files add column duration_ms integer;
alter table files add column codec text;
-- The picture that stands for what is no picture, and where it came from; its own row is in files.
alter table files add column cover_sha256 text;
alter table files add column cover_from text check (cover_from in ('file', 'tag', 'frame', 'drawn'));
-- 16 hex digits: pictures that look alike differ in few of its bits.
alter table files add column phash text;
-- What the folder said of the item when it was last taken over: edits made since stay until that changes.
alter table items add column words_key text;

alter table projects add column keep_location integer not null default 0 check (keep_location in (0, 1));
alter table projects add column colors text not null default 'keep' check (colors in ('keep', 'srgb'));

-- Every file that was read, as it was then: the next import reads only what changed.
create table sources (
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
