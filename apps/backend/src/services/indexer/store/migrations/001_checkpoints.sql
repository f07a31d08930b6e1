CREATE TABLE indexer_checkpoints (
  chain_id text PRIMARY KEY,
  last_block bigint NOT NULL,
  last_block_hash text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Not drawn: whose logs to read, learned from the factory's own. It moves with the checkpoint.
CREATE TABLE indexer_collections (
  chain_id text NOT NULL,
  address text NOT NULL,
  standard text NOT NULL CHECK (standard IN ('erc721', 'erc1155')),
  created_block bigint NOT NULL,
  PRIMARY KEY (chain_id, address)
);
