CREATE TABLE collections (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  category text,
  image_url text,
  banner_url text,
  website_url text,
  social_links_json jsonb NOT NULL DEFAULT '{}',
  is_verified boolean NOT NULL DEFAULT false,
  is_hidden boolean NOT NULL DEFAULT false,
  source text NOT NULL,
  total_supply numeric NOT NULL DEFAULT 0,
  royalty_bps integer NOT NULL,
  royalty_receiver text NOT NULL,
  metadata_standard text NOT NULL,
  status text NOT NULL,
  mint_start_date timestamptz,
  mint_end_date timestamptz,
  total_minted bigint NOT NULL DEFAULT 0,
  -- Zero: no limit.
  max_supply numeric NOT NULL,
  mint_price_text text,
  deployed_block bigint NOT NULL,
  index_status text NOT NULL,
  tags_json jsonb NOT NULL DEFAULT '[]',
  settings_json jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Not drawn, but carried by the event that makes a collection.
  symbol text NOT NULL,
  creator text NOT NULL,
  contract_uri text NOT NULL,
  base_uri text NOT NULL,
  tx_hash text NOT NULL
);
CREATE INDEX collections_by_creator ON collections (creator, deployed_block, id);
CREATE INDEX collections_by_age ON collections (deployed_block, id);

CREATE TABLE collection_roles (
  chain_id text NOT NULL,
  address text NOT NULL,
  role text NOT NULL,
  account text NOT NULL,
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (chain_id, address, role, account)
);

CREATE TABLE collection_bindings (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES collections (id),
  chain_id text NOT NULL,
  family text NOT NULL,
  token_standard text NOT NULL,
  contract_address text NOT NULL,
  mint_authority text,
  inscription_id text,
  is_primary boolean NOT NULL,
  UNIQUE (chain_id, contract_address)
);
CREATE INDEX collection_bindings_by_collection ON collection_bindings (collection_id);

CREATE TABLE collection_mint_config (
  collection_id uuid PRIMARY KEY REFERENCES collections (id),
  start_date timestamptz,
  end_date timestamptz,
  mint_price_text text
);

CREATE TABLE tokens (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES collections (id),
  chain_id text NOT NULL,
  family text NOT NULL,
  contract_address text NOT NULL,
  mint_address text,
  inscription_id text,
  token_number text NOT NULL,
  token_standard text NOT NULL,
  supply numeric NOT NULL,
  burned boolean NOT NULL DEFAULT false,
  name text,
  image_url text,
  metadata_url text,
  owner_address text,
  minted_block bigint NOT NULL,
  minted_at timestamptz NOT NULL,
  last_refresh_at timestamptz,
  metadata_doc text,
  -- Not drawn: how far reading the metadata has come, and when it is tried again.
  metadata_status text NOT NULL CHECK (metadata_status IN ('pending', 'ready', 'failed')),
  metadata_attempts integer NOT NULL DEFAULT 0,
  refresh_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (chain_id, contract_address, token_number)
);
CREATE INDEX tokens_in_order ON tokens (chain_id, contract_address, ((token_number)::numeric));
CREATE INDEX tokens_by_collection ON tokens (collection_id);
CREATE INDEX tokens_to_refresh ON tokens (refresh_at) WHERE refresh_at IS NOT NULL;

-- The mint sequence's name and columns for the same rows.
CREATE VIEW nfts AS
SELECT chain_id,
       contract_address AS contract,
       token_number AS token_id,
       owner_address AS owner,
       metadata_url AS token_uri,
       metadata_doc,
       token_standard AS standard,
       updated_at
FROM tokens;

CREATE TABLE token_balances (
  chain_id text NOT NULL,
  contract text NOT NULL,
  token_id text NOT NULL,
  owner text NOT NULL,
  quantity numeric NOT NULL CHECK (quantity >= 0),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (chain_id, contract, token_id, owner)
);
CREATE INDEX token_balances_by_owner ON token_balances (owner, chain_id);

CREATE TABLE ownership_transfers (
  chain_id text NOT NULL,
  contract text NOT NULL,
  token_id text NOT NULL,
  from_addr text NOT NULL,
  to_addr text NOT NULL,
  tx_hash text NOT NULL,
  log_index integer NOT NULL,
  at timestamptz NOT NULL,
  -- The token is part of the key: one log may move many.
  PRIMARY KEY (chain_id, contract, token_id, tx_hash, log_index)
);

CREATE TABLE traits (
  id uuid PRIMARY KEY,
  collection_id uuid NOT NULL REFERENCES collections (id),
  name text NOT NULL,
  normalized_name text NOT NULL,
  value_type text NOT NULL,
  display_type text,
  unit text,
  sort_order integer NOT NULL DEFAULT 0,
  UNIQUE (collection_id, normalized_name)
);

CREATE TABLE trait_values (
  id uuid PRIMARY KEY,
  trait_id uuid NOT NULL REFERENCES traits (id),
  value_type text NOT NULL,
  value_string text,
  value_number double precision,
  value_epoch_seconds bigint,
  normalized_value text NOT NULL,
  occurrences integer NOT NULL DEFAULT 0,
  frequency double precision NOT NULL DEFAULT 0,
  rarity_score double precision,
  max_value double precision,
  unit text,
  UNIQUE (trait_id, normalized_value)
);

CREATE TABLE token_trait_links (
  token_id uuid NOT NULL REFERENCES tokens (id),
  trait_id uuid NOT NULL REFERENCES traits (id),
  trait_value_id uuid NOT NULL REFERENCES trait_values (id),
  PRIMARY KEY (token_id, trait_id)
);
CREATE INDEX token_trait_links_by_value ON token_trait_links (trait_value_id);
