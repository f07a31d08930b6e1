/** Collections and tokens as the catalog holds them. */
export const catalogTypes = /* GraphQL */ `
  type Query {
    collection(chainId: ChainId!, contract: Address!): Collection
    collections(creator: Address, first: Int = 50, after: String): CollectionPage!
    token(chainId: ChainId!, contract: Address!, tokenId: BigInt!): Token
    "In order of token id; at most 200 a page."
    tokens(chainId: ChainId!, contract: Address!, first: Int = 50, after: String): TokenPage!
  }

  enum TokenStatus {
    "Minted; its metadata has not been read yet."
    PENDING
    READY
    "Minted; its metadata cannot be read."
    FAILED
    BURNED
  }

  type Collection {
    collectionId: ID!
    chainId: ChainId!
    contract: Address!
    standard: TokenStandard!
    name: String!
    symbol: String!
    description: String!
    imageUrl: String
    bannerUrl: String
    royaltyBps: Int!
    royaltyReceiver: Address
    maxSupply: BigInt!
    totalMinted: Int!
    creator: Address
    contractUri: String!
    status: String!
    createdAt: DateTime!
    tokens(first: Int = 50, after: String): TokenPage!
  }

  type CollectionPage {
    nodes: [Collection!]!
    nextCursor: String
  }

  type Token {
    chainId: ChainId!
    contract: Address!
    tokenId: BigInt!
    standard: TokenStandard!
    name: String!
    imageUrl: String
    tokenUri: String!
    "ERC-721 only."
    owner: Address
    supply: BigInt!
    burned: Boolean!
    status: TokenStatus!
    metadata: JSON
    mintedBlock: Int!
    mintedAt: DateTime!
    balances: [Balance!]!
  }

  type Balance {
    owner: Address!
    quantity: BigInt!
  }

  type TokenPage {
    nodes: [Token!]!
    nextCursor: String
  }
`
