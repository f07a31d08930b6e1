-- What a person has told to stand still; a row without a project is the whole queue.
create table queue_pauses (
  pause_id   integer primary key,
  project_id text references projects on delete cascade,
  paused_at  text not null
) strict;
