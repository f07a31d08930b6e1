import { privateKeyToAccount } from 'viem/accounts'
import { createGraphqlClient, type GraphqlClient } from '../../../backend/test/graphql-client.ts'
import { signIn } from '../../../backend/test/sign-in.ts'
import { localAccount } from './chain.ts'
import type { RunningStudio } from './running-studio.ts'
import { workspaceIsUp } from './workspace-is-up.ts'

/** The studio's backend, asked from beside the studio: also while `offline()`. */
export interface Backend {
  /** Changes when the studio is started again. */
  graphqlUrl(): Promise<string>
  /** Asks as nobody; the catalog answers everybody. */
  query: GraphqlClient['query']
  /** A client that is signed in as the test wallet, in a session of its own. */
  signIn(): Promise<GraphqlClient>
  /** A collection as the catalog has it; undefined where it has none. */
  collection(contract: string): Promise<CatalogCollection | undefined>
  /** The first 200 tokens of a collection, in the order of their ids. */
  tokens(contract: string): Promise<CatalogToken[]>
}

export interface CatalogCollection {
  name: string
  symbol: string
  standard: 'ERC721' | 'ERC1155'
  totalMinted: number
  status: string
}

export interface CatalogToken {
  tokenId: string
  name: string
  owner: string | null
  supply: string
  status: string
  tokenUri: string
}

const chainId = 'eip155:31337'

export function createBackend(studio: RunningStudio): Backend {
  const graphqlUrl = async (): Promise<string> => {
    await workspaceIsUp(studio)
    return studio.workspace().graphqlUrl
  }
  const query: GraphqlClient['query'] = async (text, variables) =>
    createGraphqlClient(await graphqlUrl()).query(text, variables)
  return {
    graphqlUrl,
    query,
    async signIn() {
      const account = privateKeyToAccount(localAccount.privateKey)
      return (await signIn(await graphqlUrl(), account, 31337)).client
    },
    async collection(contract) {
      const { collection } = await query<{ collection: CatalogCollection | null }>(
        `query ($chainId: ChainId!, $contract: Address!) {
           collection(chainId: $chainId, contract: $contract) { name symbol standard totalMinted status }
         }`,
        { chainId, contract },
      )
      return collection ?? undefined
    },
    async tokens(contract) {
      const { tokens } = await query<{ tokens: { nodes: CatalogToken[] } }>(
        `query ($chainId: ChainId!, $contract: Address!) {
           tokens(chainId: $chainId, contract: $contract, first: 200) {
             nodes { tokenId name owner supply status tokenUri }
           }
         }`,
        { chainId, contract },
      )
      return tokens.nodes
    },
  }
}
