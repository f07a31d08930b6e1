/** Signing in, and who is signed in. */
export const sessionTypes = /* GraphQL */ `
  type Query {
    me: User!
  }

  type Mutation {
    "First half of Sign-In with Ethereum: a single-use nonce."
    signInSiwe(accountId: String!, chainId: ChainId!, domain: String!): SiweChallenge!
    "Second half: the EIP-4361 message and its signature open a session."
    verifySiwe(message: String!, signature: Hex!, accountId: String!): Session!
    refreshSession(refreshToken: String!): Session!
    signOut: Boolean!
  }

  type SiweChallenge {
    nonce: String!
    expiresAt: DateTime!
  }

  type Session {
    accessToken: String!
    refreshToken: String!
    userId: ID!
    "Of the access token. A refresh token is good for one refresh; using it twice ends the session."
    expiresAt: DateTime!
  }

  type User {
    userId: ID!
    createdAt: DateTime!
    profile: Profile!
    wallets: [Wallet!]!
  }

  type Profile {
    username: String
    displayName: String
    avatarUrl: String
    bio: String
    locale: String
  }

  type Wallet {
    walletId: ID!
    accountId: String!
    address: Address!
    chainId: ChainId!
    type: String!
    isPrimary: Boolean!
  }
`
