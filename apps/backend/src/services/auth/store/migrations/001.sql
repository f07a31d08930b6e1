CREATE TABLE auth_nonces (
  nonce text PRIMARY KEY,
  account_id text NOT NULL,
  domain text NOT NULL,
  chain_id text NOT NULL,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used boolean NOT NULL DEFAULT false
);

CREATE INDEX auth_nonces_by_expiry ON auth_nonces (expires_at);

CREATE TABLE sessions (
  session_id uuid PRIMARY KEY,
  user_id uuid NOT NULL,
  device_id uuid,
  -- SHA-256 of the one refresh token that is good now, in hex. The token itself is kept nowhere.
  refresh_hash text NOT NULL,
  ip text NOT NULL DEFAULT '',
  ua text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE login_events (
  id uuid PRIMARY KEY,
  -- Unknown where the sign-in was refused.
  user_id uuid,
  account_id text NOT NULL,
  ip text NOT NULL DEFAULT '',
  ua text NOT NULL DEFAULT '',
  -- success, or the code of the error that refused it.
  result text NOT NULL,
  ts timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX login_events_by_account ON login_events (account_id, ts);
