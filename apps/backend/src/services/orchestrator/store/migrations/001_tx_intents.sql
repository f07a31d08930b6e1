CREATE TABLE tx_intents (
  intent_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('collection', 'mint')),
  chain_id text NOT NULL,
  preview_address text,
  tx_hash text,
  status text NOT NULL CHECK (status IN ('prepared', 'pending', 'ready', 'failed', 'expired')),
  created_by uuid NOT NULL,
  req_payload_json jsonb NOT NULL,
  error text,
  deadline_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Not drawn: which tokens a fulfilled mint made, so that a late subscriber is told as much as a punctual one.
  token_ids_json jsonb NOT NULL DEFAULT '[]'
);

CREATE INDEX tx_intents_by_transaction ON tx_intents (chain_id, tx_hash, kind) WHERE tx_hash IS NOT NULL;
CREATE INDEX tx_intents_open ON tx_intents (status, deadline_at) WHERE status IN ('prepared', 'pending');
