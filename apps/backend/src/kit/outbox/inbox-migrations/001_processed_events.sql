-- Events that have been applied here, so that a second delivery changes nothing.
CREATE TABLE processed_events (
  event_id text PRIMARY KEY,
  event_version integer NOT NULL,
  chain_id text,
  block_hash text,
  log_index integer,
  processed_at timestamptz NOT NULL DEFAULT now()
);
