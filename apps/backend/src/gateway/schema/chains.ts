/** Chains, and how far each of them is read. */
export const chainTypes = /* GraphQL */ `
  type Query {
    chains: [Chain!]!
    chain(chainId: ChainId!): Chain
    indexer(chainId: ChainId!): IndexerStatus!
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

  type IndexerStatus {
    chainId: ChainId!
    lastBlock: Int!
    headBlock: Int!
    haltedReason: String
  }
`
