import { gql } from 'urql'

/** The operations the studio uses, as the gateway's schema has them. Big numbers are decimal text. */
interface SessionFields {
  accessToken: string
  refreshToken: string
  userId: string
  expiresAt: string
}

export interface ChainFields {
  chainId: string
  name: string
  nativeSymbol: string
  confirmations: number
  rpcUrls: string[]
  contracts: { name: string; address: string; startBlock: number }[]
  gasPolicy: { maxFeeGwei: number; priorityFeeGwei: number; multiplier: number } | null
}

export interface TxRequestFields {
  chainId: string
  to: string
  data: string
  value: string
  maxFeePerGas: string | null
  maxPriorityFeePerGas: string | null
}

export type IntentStatusField = 'PREPARED' | 'PENDING' | 'READY' | 'FAILED' | 'EXPIRED'

export const meQuery = gql<{ me: { userId: string } }, Record<string, never>>(`query Me { me { userId } }`)

export const signInMutation = gql<
  { signInSiwe: { nonce: string; expiresAt: string } },
  { accountId: string; chainId: string; domain: string }
>(`mutation SignIn($accountId: String!, $chainId: ChainId!, $domain: String!) {
  signInSiwe(accountId: $accountId, chainId: $chainId, domain: $domain) { nonce expiresAt }
}`)

export const verifyMutation = gql<
  { verifySiwe: SessionFields },
  { message: string; signature: string; accountId: string }
>(`mutation Verify($message: String!, $signature: Hex!, $accountId: String!) {
  verifySiwe(message: $message, signature: $signature, accountId: $accountId) {
    accessToken refreshToken userId expiresAt
  }
}`)

export const refreshMutation = gql<{ refreshSession: SessionFields }, { refreshToken: string }>(
  `mutation Refresh($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) { accessToken refreshToken userId expiresAt }
  }`,
)

export const chainQuery = gql<
  { chain: ChainFields | null },
  { chainId: string }
>(`query Chain($chainId: ChainId!) {
  chain(chainId: $chainId) {
    chainId name nativeSymbol confirmations rpcUrls
    contracts { name address startBlock }
    gasPolicy { maxFeeGwei priorityFeeGwei multiplier }
  }
}`)

const txRequest = `txRequest { chainId to data value maxFeePerGas maxPriorityFeePerGas }`

export const prepareCollectionMutation = gql<
  { prepareCreateCollection: { intentId: string; previewAddress: string; txRequest: TxRequestFields } },
  {
    input: {
      intentId: string
      chainId: string
      standard: 'ERC721' | 'ERC1155'
      name: string
      symbol: string
      description: string
      contractUri: string
      baseUri: string
      royaltyBps: number
      royaltyReceiver: string
      maxSupply: string
      logoCid: string | null
      bannerCid: string | null
    }
  }
>(`mutation PrepareCollection($input: CreateCollectionInput!) {
  prepareCreateCollection(input: $input) { intentId previewAddress ${txRequest} }
}`)

interface MintInput {
  intentId: string
  chainId: string
  contract: string
  to: string
}

export const prepareMint721Mutation = gql<
  { prepareMint721: { intentId: string; txRequest: TxRequestFields } },
  { input: MintInput & { quantity: number } }
>(
  `mutation PrepareMint721($input: Mint721Input!) { prepareMint721(input: $input) { intentId ${txRequest} } }`,
)

export const prepareMint1155Mutation = gql<
  { prepareMint1155: { intentId: string; txRequest: TxRequestFields } },
  { input: MintInput & { amounts: string[] } }
>(
  `mutation PrepareMint1155($input: Mint1155Input!) { prepareMint1155(input: $input) { intentId ${txRequest} } }`,
)

export const trackCollectionMutation = gql<
  { trackCollectionTx: { intentId: string } },
  { intentId: string; chainId: string; txHash: string; previewAddress: string | null }
>(`mutation TrackCollection($intentId: ID!, $chainId: ChainId!, $txHash: Hash!, $previewAddress: Address) {
  trackCollectionTx(intentId: $intentId, chainId: $chainId, txHash: $txHash, previewAddress: $previewAddress) {
    intentId
  }
}`)

export const trackMintMutation = gql<
  { trackMintTx: { intentId: string } },
  { intentId: string; chainId: string; txHash: string; contract: string }
>(`mutation TrackMint($intentId: ID!, $chainId: ChainId!, $txHash: Hash!, $contract: Address!) {
  trackMintTx(intentId: $intentId, chainId: $chainId, txHash: $txHash, contract: $contract) { intentId }
}`)

export const releaseRootsMutation = gql<
  {
    releaseRoots: { root: string; outcome: 'DROPPED' | 'KEPT_BY_OTHERS' | 'PUBLISHED' | 'NOT_KEPT' }[]
  },
  { roots: string[] }
>(`mutation ReleaseRoots($roots: [String!]!) { releaseRoots(roots: $roots) { root outcome } }`)

export interface IntentStatusFields {
  status: IntentStatusField
  txHash: string | null
  error: string | null
}

/** Subscriptions travel as text over the socket. */
export const collectionStatusSubscription = `subscription CollectionStatus($intentId: ID!) {
  status: onCollectionStatus(intentId: $intentId) { status txHash error }
}`
export const mintStatusSubscription = `subscription MintStatus($intentId: ID!) {
  status: onMintStatus(intentId: $intentId) { status txHash error }
}`
