CREATE TABLE users (
  id uuid PRIMARY KEY,
  status text NOT NULL DEFAULT 'active',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE profiles (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  username text UNIQUE,
  display_name text,
  avatar_url text,
  banner_url text,
  bio text,
  locale text,
  timezone text,
  socials_json jsonb NOT NULL DEFAULT '{}',
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Which user an account belongs to. The entity USERS has no column for it, since a user may come to hold several
-- accounts; this service alone decides, and every other one asks it through EnsureUser.
CREATE TABLE user_accounts (
  account_id text PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  address text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- From auth.user.verified and auth.user.logged_in.
  verified_at timestamptz,
  last_seen_at timestamptz,
  sign_ins integer NOT NULL DEFAULT 0
);

CREATE INDEX user_accounts_by_user ON user_accounts (user_id);
