import type { SqlExecutor } from '../../../kit/sql/port.ts'

export interface CollectionWrite {
  id: string
  bindingId: string
  chainId: string
  contract: string
  standard: string
  slug: string
  name: string
  symbol: string
  description: string
  imageUrl: string
  bannerUrl: string
  websiteUrl: string
  royaltyBps: number
  royaltyReceiver: string
  /** Decimal, "0" for no limit. */
  maxSupply: string
  deployedBlock: number
  creator: string
  contractUri: string
  baseUri: string
  txHash: string
  createdAt: Date
}

export interface CollectionRow {
  id: string
  chain_id: string
  contract_address: string
  token_standard: string
  name: string
  symbol: string
  description: string
  image_url: string | null
  banner_url: string | null
  royalty_bps: number
  royalty_receiver: string
  max_supply: string
  total_minted: string
  deployed_block: string
  creator: string
  contract_uri: string
  status: string
  created_at: Date
}

const selection = `
  SELECT c.id, b.chain_id, b.contract_address, b.token_standard, c.name, c.symbol, c.description, c.image_url,
         c.banner_url, c.royalty_bps, c.royalty_receiver, c.max_supply, c.total_minted, c.deployed_block, c.creator,
         c.contract_uri, c.status, c.created_at
  FROM collections c JOIN collection_bindings b ON b.collection_id = c.id AND b.is_primary`

/** A collection with everything that is known when it is created. Writing it again brings it up to date. */
export async function upsertCollection(tx: SqlExecutor, collection: CollectionWrite): Promise<void> {
  await tx.query(
    `INSERT INTO collections (id, slug, name, symbol, description, image_url, banner_url, website_url, source,
       royalty_bps, royalty_receiver, metadata_standard, status, max_supply, deployed_block, index_status, creator,
       contract_uri, base_uri, tx_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, nullif($6, ''), nullif($7, ''), nullif($8, ''), 'factory', $9, $10, $11, 'active',
       $12::numeric, $13, 'indexed', $14, $15, $16, $17, $18)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, symbol = excluded.symbol, description = excluded.description,
       image_url = excluded.image_url, banner_url = excluded.banner_url, website_url = excluded.website_url,
       royalty_bps = excluded.royalty_bps, royalty_receiver = excluded.royalty_receiver,
       max_supply = excluded.max_supply, deployed_block = excluded.deployed_block, creator = excluded.creator,
       contract_uri = excluded.contract_uri, base_uri = excluded.base_uri, tx_hash = excluded.tx_hash,
       updated_at = now()`,
    [
      collection.id,
      collection.slug,
      collection.name,
      collection.symbol,
      collection.description,
      collection.imageUrl,
      collection.bannerUrl,
      collection.websiteUrl,
      collection.royaltyBps,
      collection.royaltyReceiver,
      collection.standard === 'erc721' ? 'ERC721Metadata' : 'ERC1155MetadataURI',
      collection.maxSupply,
      collection.deployedBlock,
      collection.creator,
      collection.contractUri,
      collection.baseUri,
      collection.txHash,
      collection.createdAt,
    ],
  )
  await tx.query(
    `INSERT INTO collection_bindings (id, collection_id, chain_id, family, token_standard, contract_address,
       mint_authority, is_primary)
     VALUES ($1, $2, $3, 'evm', $4, $5, $6, true)
     ON CONFLICT (chain_id, contract_address) DO NOTHING`,
    [
      collection.bindingId,
      collection.id,
      collection.chainId,
      collection.standard,
      collection.contract,
      collection.creator,
    ],
  )
  // The factory makes the creator its collection's administrator and minter.
  await tx.query(
    `INSERT INTO collection_roles (chain_id, address, role, account, granted_at)
     SELECT $1, $2, role, $3, $4::timestamptz FROM unnest(ARRAY['admin', 'minter']) AS role
     ON CONFLICT DO NOTHING`,
    [collection.chainId, collection.contract, collection.creator, collection.createdAt],
  )
  await tx.query('INSERT INTO collection_mint_config (collection_id) VALUES ($1) ON CONFLICT DO NOTHING', [
    collection.id,
  ])
}

/** Locks a collection, so that batches of one collection are applied one after the other. */
export async function lockCollection(tx: SqlExecutor, collectionId: string): Promise<void> {
  await tx.query('SELECT id FROM collections WHERE id = $1 FOR UPDATE', [collectionId])
}

export async function countMinted(
  tx: SqlExecutor,
  collectionId: string,
  minted: { tokens: number; editions: string },
): Promise<void> {
  await tx.query(
    `UPDATE collections
     SET total_minted = total_minted + $2, total_supply = total_supply + $3::numeric, updated_at = now()
     WHERE id = $1`,
    [collectionId, minted.tokens, minted.editions],
  )
}

export async function findCollection(
  db: SqlExecutor,
  chainId: string,
  contract: string,
): Promise<CollectionRow | undefined> {
  const [row] = await db.query<CollectionRow>(
    `${selection} WHERE b.chain_id = $1 AND b.contract_address = $2`,
    [chainId, contract],
  )
  return row
}

/** Newest first. @param after the block and id of the last one seen */
export async function listCollections(
  db: SqlExecutor,
  page: { creator: string | undefined; first: number; after: { block: string; id: string } | undefined },
): Promise<CollectionRow[]> {
  return db.query<CollectionRow>(
    `${selection}
     WHERE NOT c.is_hidden AND ($1::text IS NULL OR c.creator = $1)
       AND ($2::bigint IS NULL OR (c.deployed_block, c.id) < ($2::bigint, $3::uuid))
     ORDER BY c.deployed_block DESC, c.id DESC LIMIT $4`,
    [page.creator ?? null, page.after?.block ?? null, page.after?.id ?? null, page.first],
  )
}
