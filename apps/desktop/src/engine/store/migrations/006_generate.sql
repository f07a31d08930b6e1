-- What a collection is made of: one JSON document a project.
create table recipes (
  project_id text primary key references projects on delete cascade,
  body       text not null check (json_valid(body)),
  updated_at text not null
) strict, without rowid;

-- The collection that is being drawn or was: the recipe as it was then, and every token before any is drawn.
create table generations (
  project_id text primary key references projects on delete cascade,
  -- Of the recipe and of every picture it draws with: the same key goes on where it stopped.
  key        text not null,
  recipe     text not null check (json_valid(recipe)),
  -- JSON: for each layer, how often each value was wanted and shows.
  shares     text not null check (json_valid(shares)),
  created_at text not null
) strict, without rowid;

create table generated_tokens (
  project_id text not null references generations on delete cascade,
  position   integer not null,
  -- JSON: the value of each layer in the recipe's order, null for none; or the index of a one-of-one.
  dna        text not null check (json_valid(dna)),
  -- 1 once the token's item is there.
  done       integer not null default 0,
  primary key (project_id, position),
  unique (project_id, dna)
) strict, without rowid;
