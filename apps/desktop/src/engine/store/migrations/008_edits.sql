-- Counts up with whatever changes what a project's items say: work over all of them sees by it that they changed.
alter table projects add column revision integer not null default 0;

-- Every edit a person made, in order; those that were undone are the newest.
create table edits (
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
create index edits_by_project on edits (project_id, edit_id);

-- Items a person took out of the collection, as they were: they can be brought back.
create table removed_items (
  project_id  text not null references projects on delete cascade,
  item_id     text not null,
  source_file text not null,
  repetition  integer not null,
  -- The row of items.
  body        text not null check (json_valid(body)),
  primary key (project_id, item_id)
) strict, without rowid;
create index removed_items_by_source on removed_items (project_id, source_file, repetition);
