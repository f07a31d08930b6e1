/** The GraphQL contract between the studio and the backend. */
export const typeDefs = /* GraphQL */ `
  "CAIP-2, such as eip155:1."
  scalar ChainId
  "20 bytes in hex; answers are lower case."
  scalar Address
  "32 bytes in hex."
  scalar Hash
  "Bytes in hex."
  scalar Hex
  "A whole number of any size as decimal text."
  scalar BigInt
  "ISO 8601, UTC."
  scalar DateTime
  "A file of a GraphQL multipart request."
  scalar Upload
  scalar JSON

  enum TokenStandard {
    ERC721
    ERC1155
  }

  enum IntentStatus {
    PREPARED
    PENDING
    READY
    FAILED
    EXPIRED
  }

  enum TokenStatus {
    "Minted; its metadata has not been read yet."
    PENDING
    READY
    "Minted; its metadata cannot be read."
    FAILED
    BURNED
  }

  type Query {
    me: User!
    chains: [Chain!]!
    chain(chainId: ChainId!): Chain
    intent(intentId: ID!): Intent
    collection(chainId: ChainId!, contract: Address!): Collection
    collections(creator: Address, first: Int = 50, after: String): CollectionPage!
    token(chainId: ChainId!, contract: Address!, tokenId: BigInt!): Token
    "In order of token id; at most 200 a page."
    tokens(chainId: ChainId!, contract: Address!, first: Int = 50, after: String): TokenPage!
    indexer(chainId: ChainId!): IndexerStatus!
  }

  type Mutation {
    "First half of Sign-In with Ethereum: a single-use nonce."
    signInSiwe(accountId: String!, chainId: ChainId!, domain: String!): SiweChallenge!
    "Second half: the EIP-4361 message and its signature open a session."
    verifySiwe(message: String!, signature: Hex!, accountId: String!): Session!
    refreshSession(refreshToken: String!): Session!
    signOut: Boolean!
    "Logo and banner of a collection, by the GraphQL multipart request specification."
    uploadMedia(files: [MediaFile!]!): MediaRefs!
    prepareCreateCollection(input: CreateCollectionInput!): PreparedCollection!
    trackCollectionTx(intentId: ID!, chainId: ChainId!, txHash: Hash!, previewAddress: Address): Intent!
    prepareMint721(input: Mint721Input!): PreparedMint!
    prepareMint1155(input: Mint1155Input!): PreparedMint!
    trackMintTx(intentId: ID!, chainId: ChainId!, txHash: Hash!, contract: Address!): Intent!
  }

  type Subscription {
    "Begins with the current state; ends after ready, failed or expired."
    onCollectionStatus(intentId: ID!): CollectionStatus!
    "Begins with the current state; ends after ready, failed or expired."
    onMintStatus(intentId: ID!): MintStatus!
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

  type Chain {
    chainId: ChainId!
    name: String!
    nativeSymbol: String!
    decimals: Int!
    explorerUrl: String
    confirmations: Int!
    rpcUrls: [String!]!
    contracts: [ChainContract!]!
    gasPolicy: GasPolicy
  }

  type ChainContract {
    name: String!
    address: Address!
    startBlock: Int!
  }

  type GasPolicy {
    maxFeeGwei: Float!
    priorityFeeGwei: Float!
    multiplier: Float!
  }

  enum MediaKind {
    LOGO
    BANNER
  }

  input MediaFile {
    kind: MediaKind!
    file: Upload!
  }

  type MediaRefs {
    logoCid: String
    bannerCid: String
    urls: [String!]!
    assets: [MediaAsset!]!
  }

  type MediaAsset {
    assetId: ID!
    cid: String!
    kind: MediaKind!
    mime: String!
    bytes: Int!
    width: Int!
    height: Int!
    url: String!
  }

  input CreateCollectionInput {
    "UUID made by the client before anything else. Asking again with it gives the same answer."
    intentId: ID
    chainId: ChainId!
    standard: TokenStandard!
    "1 to 100 characters."
    name: String!
    "1 to 20 characters."
    symbol: String!
    description: String = ""
    "ERC-7572 metadata of the collection."
    contractUri: String = ""
    "Token metadata is read from baseUri + tokenId + .json."
    baseUri: String = ""
    "0 to 10000."
    royaltyBps: Int = 0
    "The session's account where left out."
    royaltyReceiver: Address
    "0: no limit."
    maxSupply: BigInt = "0"
    logoCid: String
    bannerCid: String
  }

  input Mint721Input {
    intentId: ID
    chainId: ChainId!
    contract: Address!
    to: Address!
    "1 to 1000."
    quantity: Int!
    "Metadata base of this batch; the collection's own where left out."
    baseUri: String = ""
  }

  input Mint1155Input {
    intentId: ID
    chainId: ChainId!
    contract: Address!
    to: Address!
    "Editions of each new token; 1 to 500 tokens."
    amounts: [BigInt!]!
    baseUri: String = ""
  }

  type TxRequest {
    chainId: ChainId!
    to: Address!
    data: Hex!
    value: BigInt!
    maxFeePerGas: BigInt
    maxPriorityFeePerGas: BigInt
  }

  type PreparedCollection {
    intentId: ID!
    txRequest: TxRequest!
    previewAddress: Address!
  }

  type PreparedMint {
    intentId: ID!
    txRequest: TxRequest!
  }

  type Intent {
    intentId: ID!
    kind: String!
    chainId: ChainId!
    status: IntentStatus!
    txHash: Hash
    contract: Address
    tokenIds: [BigInt!]!
    error: String
    deadlineAt: DateTime!
  }

  type CollectionStatus {
    intentId: ID!
    status: IntentStatus!
    address: Address
    chainId: ChainId!
    txHash: Hash
    error: String
  }

  type MintStatus {
    intentId: ID!
    status: IntentStatus!
    contract: Address
    tokenIds: [BigInt!]!
    chainId: ChainId!
    txHash: Hash
    error: String
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

  type IndexerStatus {
    chainId: ChainId!
    lastBlock: Int!
    headBlock: Int!
    haltedReason: String
  }
`
