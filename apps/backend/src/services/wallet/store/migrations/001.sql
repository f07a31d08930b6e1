CREATE TABLE wallets (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  account_id text NOT NULL UNIQUE,
  address text NOT NULL,
  chain_id text NOT NULL,
  type text NOT NULL CHECK (type IN ('eoa', 'contract')),
  connector text NOT NULL DEFAULT '',
  is_primary boolean NOT NULL DEFAULT false,
  label text,
  verified_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz
);

CREATE UNIQUE INDEX wallets_one_primary ON wallets (user_id) WHERE is_primary;
CREATE INDEX wallets_by_user ON wallets (user_id, created_at);

CREATE TABLE approvals (
  wallet_id uuid NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
  chain_id text NOT NULL,
  operator text NOT NULL,
  standard text NOT NULL,
  approved boolean NOT NULL,
  approved_at timestamptz,
  revoked_at timestamptz,
  tx_hash text,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (wallet_id, chain_id, operator, standard)
);

CREATE TABLE approvals_history (
  id uuid PRIMARY KEY,
  wallet_id uuid NOT NULL REFERENCES wallets (id) ON DELETE CASCADE,
  chain_id text NOT NULL,
  operator text NOT NULL,
  standard text NOT NULL,
  approved boolean NOT NULL,
  tx_hash text,
  at timestamptz NOT NULL DEFAULT now()
);
