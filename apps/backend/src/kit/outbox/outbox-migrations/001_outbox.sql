-- Messages that were decided together with the rows beside them and are not yet with the broker.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  exchange text NOT NULL,
  routing_key text NOT NULL,
  -- Text, not jsonb: what is published is what was written, to the letter.
  body text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
