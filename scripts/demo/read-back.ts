import { erc721Abi, erc1155Abi } from '@intaglio/contracts'
import { createPublicClient, http, type Address, type PublicClient } from 'viem'
import type { Item, Project } from '../../apps/desktop/src/engine/model.ts'
import type { Engine } from '../../apps/desktop/src/engine/types.ts'
import type { Stage } from './progress.ts'
import type { RunningStack } from './stack.ts'

/** A token as it was read back. */
export interface DemoToken {
  tokenId: string
  name: string
  imageCid: string
  metadataCid: string
  /** What the contract says. */
  tokenUri: string
  /** What the chain says. */
  owner: string
  /** What the catalog says. */
  status: string
}

interface CatalogToken {
  tokenId: string
  name: string
  status: string
  balances: { owner: string; quantity: string }[]
}

const pageSize = 100

/** Every token as the catalog, the contract and the chain tell it, a page at a time. */
export async function* readBack(
  engine: Engine,
  project: Project,
  stack: RunningStack,
  stage: Stage,
): AsyncGenerator<DemoToken[]> {
  const contract = project.collection?.address as Address
  const chain = createPublicClient({ transport: http(stack.rpcUrl, { batch: { batchSize: pageSize } }) })
  let done = 0
  let after: string | null = null
  do {
    const page: TokenPage = await tokenPage(stack, contract, after)
    const items = itemsByToken(engine, project, page.nodes)
    yield await Promise.all(
      page.nodes.map(async (token) => {
        const item = items.get(token.tokenId)
        return {
          tokenId: token.tokenId,
          name: token.name,
          imageCid: item?.imageCid ?? '',
          metadataCid: item?.metadataCid ?? '',
          ...(await onChain(chain, project, contract, token)),
          status: token.status.toLowerCase(),
        }
      }),
    )
    done += page.nodes.length
    stage.update(done, project.itemCount)
    after = page.nextCursor
  } while (after !== null)
}

async function onChain(
  chain: PublicClient,
  project: Project,
  address: Address,
  token: CatalogToken,
): Promise<{ tokenUri: string; owner: string }> {
  const args = [BigInt(token.tokenId)] as const
  if (project.standard === 'erc721') {
    const [tokenUri, owner] = await Promise.all([
      chain.readContract({ address, abi: erc721Abi, functionName: 'tokenURI', args }),
      chain.readContract({ address, abi: erc721Abi, functionName: 'ownerOf', args }),
    ])
    return { tokenUri, owner: owner.toLowerCase() }
  }
  // ERC-1155 has no owner to ask for: the catalog names the holder and the chain confirms it.
  const holder = (token.balances[0]?.owner ?? '') as Address
  const [tokenUri, balance] = await Promise.all([
    chain.readContract({ address, abi: erc1155Abi, functionName: 'uri', args }),
    chain.readContract({ address, abi: erc1155Abi, functionName: 'balanceOf', args: [holder, args[0]] }),
  ])
  return { tokenUri, owner: balance > 0n ? holder.toLowerCase() : '' }
}

function itemsByToken(engine: Engine, project: Project, tokens: readonly CatalogToken[]): Map<string, Item> {
  const first = Number(tokens[0]?.tokenId ?? 1)
  const items = engine.listItems(project.projectId, { offset: first - 1, limit: pageSize })
  return new Map(items.map((item) => [String(item.position), item]))
}

interface TokenPage {
  nodes: CatalogToken[]
  nextCursor: string | null
}

const tokensQuery = /* GraphQL */ `
  query Tokens($chainId: ChainId!, $contract: Address!, $first: Int!, $after: String) {
    tokens(chainId: $chainId, contract: $contract, first: $first, after: $after) {
      nodes {
        tokenId
        name
        status
        balances {
          owner
          quantity
        }
      }
      nextCursor
    }
  }
`

/** A reader of its own, with no session: the catalog is public. */
async function tokenPage(stack: RunningStack, contract: string, after: string | null): Promise<TokenPage> {
  const response = await fetch(stack.workspace.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: tokensQuery,
      variables: { chainId: stack.chainId, contract, first: pageSize, after },
    }),
  })
  const answer = (await response.json()) as { data?: { tokens: TokenPage }; errors?: { message: string }[] }
  if (!answer.data)
    throw new Error(`The catalog did not answer: ${answer.errors?.[0]?.message ?? response.status}`)
  return answer.data.tokens
}
