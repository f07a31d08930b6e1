-- Items that an import added or changed, by the batch of its edit: as they are on the other side of it.
create table edit_items (
  project_id text not null references projects on delete cascade,
  batch      text not null,
  item_id    text not null,
  -- The row of items; null where there is none on that side.
  body       text check (json_valid(body)),
  primary key (project_id, batch, item_id)
) strict, without rowid;
alter table edits add column batch text;
-- Characters that its batch keeps.
alter table edits add column weight integer not null default 0;
