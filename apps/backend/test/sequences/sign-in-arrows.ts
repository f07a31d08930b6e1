import type { Arrow } from '../wire/tape.ts'

/**
 * The arrows of sequence 2, "Sign-in with Ethereum", by their numbers, as they are said on the wire. Not here: 1, which
 * is a click, and the other one of 14 to 16 and 17 to 18, of which a sign-in has either.
 */
export const signInArrows: Readonly<Record<number, Arrow>> = {
  2: { from: 'studio', to: 'wallet', what: 'eth_requestAccounts' },
  3: { from: 'studio', to: 'gateway', what: 'signInSiwe' },
  4: { from: 'gateway', to: 'auth', what: 'AuthService/GetNonce' },
  5: { from: 'auth', to: 'auth_db', what: /^INSERT INTO auth_nonces/ },
  6: { from: 'auth', to: 'redis', what: /^SET siwe:nonce:\S+ .* EX 300$/ },
  7: { from: 'auth', to: 'gateway', what: 'AuthService/GetNonce answers' },
  8: { from: 'gateway', to: 'studio', what: 'answers signInSiwe' },
  9: { from: 'studio', to: 'wallet', what: 'personal_sign' },
  10: { from: 'wallet', to: 'studio', what: 'personal_sign answers' },
  11: { from: 'studio', to: 'gateway', what: 'verifySiwe' },
  12: { from: 'gateway', to: 'auth', what: 'AuthService/VerifySiwe' },
  13: { from: 'auth', to: 'redis', what: /^GET siwe:nonce:/ },
  14: { from: 'auth', to: 'user', what: 'UserService/EnsureUser' },
  15: { from: 'user', to: 'user_db', what: /^INSERT INTO users/ },
  16: { from: 'user', to: 'auth', what: 'UserService/EnsureUser answers' },
  19: { from: 'auth', to: 'auth_db', what: /^UPDATE auth_nonces SET used = true/ },
  20: { from: 'auth', to: 'auth_db', what: /^INSERT INTO sessions/ },
  21: { from: 'auth', to: 'wallet', what: 'WalletService/UpsertLink' },
  22: { from: 'wallet', to: 'wallet_db', what: /^INSERT INTO wallets .* ON CONFLICT DO NOTHING/ },
  23: { from: 'auth', to: 'gateway', what: 'AuthService/VerifySiwe answers' },
  24: { from: 'gateway', to: 'studio', what: 'answers verifySiwe' },
  25: { from: 'auth', to: 'rabbitmq', what: 'publish auth.events auth.user.logged_in' },
  26: { from: 'wallet', to: 'rabbitmq', what: 'publish wallet.events wallet.linked' },
}

/** Those of a further sign-in that differ. */
export const nextSignInArrows: Readonly<Record<number, Arrow>> = {
  17: { from: 'auth', to: 'user', what: 'UserService/EnsureUser' },
  18: { from: 'user', to: 'auth', what: 'UserService/EnsureUser answers' },
}
