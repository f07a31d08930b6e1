CREATE TABLE bindings (
  queue text NOT NULL,
  exchange text NOT NULL,
  pattern text NOT NULL,
  PRIMARY KEY (queue, exchange, pattern)
);

-- One row a message and queue. Acknowledging deletes it.
CREATE TABLE messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue text NOT NULL,
  exchange text NOT NULL,
  routing_key text NOT NULL,
  body text NOT NULL,
  attempt integer NOT NULL DEFAULT 1,
  available_at timestamptz NOT NULL DEFAULT now(),
  -- Set on dead letters alone.
  died_at timestamptz,
  error text
);

CREATE INDEX messages_waiting ON messages (queue, id) WHERE died_at IS NULL;
CREATE INDEX messages_dead ON messages (queue, id) WHERE died_at IS NOT NULL;
