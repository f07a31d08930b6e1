CREATE TABLE chains (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  caip2 text NOT NULL UNIQUE,
  chain_numeric bigint NOT NULL UNIQUE,
  name text NOT NULL,
  native_symbol text NOT NULL,
  decimals integer NOT NULL,
  explorer_url text,
  enabled boolean NOT NULL DEFAULT true,
  -- {"confirmations": n}: blocks on top of an event's block before it is believed.
  features_json jsonb NOT NULL
);

CREATE TABLE chain_endpoints (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  chain_id integer NOT NULL REFERENCES chains (id) ON DELETE CASCADE,
  url text NOT NULL,
  priority integer NOT NULL DEFAULT 0,
  weight integer NOT NULL DEFAULT 1,
  auth_type text NOT NULL DEFAULT 'none',
  rate_limit integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  UNIQUE (chain_id, url)
);

CREATE TABLE chain_contracts (
  id integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  chain_id integer NOT NULL REFERENCES chains (id) ON DELETE CASCADE,
  name text NOT NULL,
  address text NOT NULL,
  start_block integer NOT NULL,
  verified_at timestamptz,
  UNIQUE (chain_id, name)
);

CREATE TABLE chain_gas_policy (
  chain_id integer PRIMARY KEY REFERENCES chains (id) ON DELETE CASCADE,
  max_fee_gwei double precision NOT NULL,
  priority_fee_gwei double precision NOT NULL,
  multiplier double precision NOT NULL,
  last_observed_base_fee_gwei double precision,
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- One row. It is part of the cache keys, so that a change of any chain is seen at once.
CREATE TABLE registry_version (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  version integer NOT NULL
);

INSERT INTO registry_version (version) VALUES (1);
