import type { CatalogServiceImplementation, Collection, Token } from '@intaglio/proto/catalog'
import { InvalidInputError, NotFoundError, normalizeAddress, parseChainId, say } from '@intaglio/shared'
import { findSpelled } from '../../kit/ipfs/spellings.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { tokenStatusOf } from './domain/refresh.ts'
import { findCollection, listCollections, type CollectionRow } from './store/collections.ts'
import { findPublished } from './store/published.ts'
import type { MetadataStore } from './store/metadata-docs.ts'
import { balancesOf, findToken, listTokens, type BalanceRow, type TokenRow } from './store/tokens.ts'

const defaultPage = 50
const largestPage = 200

/** @param gatewayUrl where a client reads `ipfs://` content, no slash at the end */
export function catalogRpc(
  db: SqlDatabase,
  docs: MetadataStore,
  gatewayUrl: string,
): CatalogServiceImplementation {
  const url = (stored: string | null) => (stored ?? '').replace(/^ipfs:\/\/(ipfs\/)?/, `${gatewayUrl}/ipfs/`)

  const toCollection = (row: CollectionRow): Collection => ({
    collectionId: row.id,
    chainId: row.chain_id,
    contract: row.contract_address,
    standard: row.token_standard,
    name: row.name,
    symbol: row.symbol,
    description: row.description,
    imageUrl: url(row.image_url),
    bannerUrl: url(row.banner_url),
    royaltyBps: row.royalty_bps,
    royaltyReceiver: row.royalty_receiver,
    maxSupply: row.max_supply,
    totalMinted: Number(row.total_minted),
    deployedBlock: Number(row.deployed_block),
    creator: row.creator,
    contractUri: row.contract_uri,
    status: row.status,
    createdAt: row.created_at.toISOString(),
  })

  async function toTokens(chainId: string, contract: string, rows: readonly TokenRow[]): Promise<Token[]> {
    const [balances, metadata] = await Promise.all([
      balancesOf(
        db,
        chainId,
        contract,
        rows.map((row) => row.token_number),
      ),
      docs.normalized(rows.flatMap((row) => row.metadata_doc ?? [])),
    ])
    const byToken = new Map<string, BalanceRow[]>()
    for (const balance of balances)
      byToken.set(balance.token_id, [...(byToken.get(balance.token_id) ?? []), balance])
    return rows.map((row) => ({
      chainId: row.chain_id,
      contract: row.contract_address,
      tokenId: row.token_number,
      standard: row.token_standard,
      name: row.name ?? '',
      imageUrl: url(row.image_url),
      tokenUri: row.metadata_url ?? '',
      owner: row.owner_address ?? '',
      supply: row.supply,
      burned: row.burned,
      status: tokenStatusOf({ burned: row.burned, metadataStatus: row.metadata_status }),
      metadataJson: (row.metadata_doc && metadata.get(row.metadata_doc)) || '',
      mintedBlock: Number(row.minted_block),
      mintedAt: row.minted_at.toISOString(),
      balances: (byToken.get(row.token_number) ?? []).map(({ owner, quantity }) => ({ owner, quantity })),
    }))
  }

  return {
    async getCollection(request) {
      const { chainId, contract } = contractOf(request)
      const row = await findCollection(db, chainId, contract)
      if (!row) throw new NotFoundError(say`Collection`, { chainId, contract })
      return toCollection(row)
    },

    async listCollections(request) {
      const first = pageSize(request.first)
      const creator = request.creator === '' ? undefined : normalizeAddress(request.creator, 'creator')
      const rows = await listCollections(db, {
        creator,
        first: first + 1,
        after: collectionCursor(request.after),
      })
      const page = rows.slice(0, first)
      const last = rows.length > first ? page.at(-1) : undefined
      return {
        collections: page.map(toCollection),
        nextCursor: last ? `${last.deployed_block}.${last.id}` : '',
      }
    },

    async getToken(request) {
      const { chainId, contract } = contractOf(request)
      const tokenId = parseTokenId(request.tokenId, 'tokenId')
      const row = await findToken(db, chainId, contract, tokenId)
      const [token] = row ? await toTokens(chainId, contract, [row]) : []
      if (!token) throw new NotFoundError(say`Token`, { chainId, contract, tokenId })
      return token
    },

    async listTokens(request) {
      const { chainId, contract } = contractOf(request)
      const first = pageSize(request.first)
      const after = request.after === '' ? undefined : parseTokenId(request.after, 'after')
      const rows = await listTokens(db, { chainId, contract, first: first + 1, after })
      const page = rows.slice(0, first)
      const tokens = await toTokens(chainId, contract, page)
      return { tokens, nextCursor: rows.length > first ? (page.at(-1)?.token_number ?? '') : '' }
    },

    async findPublished({ roots }) {
      return { roots: await findSpelled(roots, (texts) => findPublished(db, texts)) }
    },
  }
}

function contractOf(request: { chainId: string; contract: string }) {
  return {
    chainId: parseChainId(request.chainId).chainId,
    contract: normalizeAddress(request.contract, 'contract'),
  }
}

function pageSize(first: number): number {
  if (first === 0) return defaultPage
  if (first > largestPage) throw new InvalidInputError('first', say`must be 1 to ${{ most: largestPage }}`)
  return first
}

function parseTokenId(text: string, field: string): string {
  if (/^(0|[1-9][0-9]{0,77})$/.test(text)) return text
  throw new InvalidInputError(field, say`must be a token id in decimal`)
}

function collectionCursor(after: string): { block: string; id: string } | undefined {
  if (after === '') return undefined
  const [, block, id] = /^([0-9]{1,18})\.([0-9a-f-]{36})$/.exec(after) ?? []
  if (block === undefined || id === undefined)
    throw new InvalidInputError('after', say`must be a cursor from this list`)
  return { block, id }
}
