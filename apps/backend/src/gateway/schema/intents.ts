/** What a person wants done on a chain: preparing it, and following it to its end. */
export const intentTypes = /* GraphQL */ `
  type Query {
    intent(intentId: ID!): Intent
  }

  type Mutation {
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

  enum IntentStatus {
    PREPARED
    PENDING
    READY
    FAILED
    EXPIRED
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
`
