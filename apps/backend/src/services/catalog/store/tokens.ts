import type { SqlExecutor } from '../../../kit/sql/port.ts'
import type { MetadataStatus } from '../domain/refresh.ts'

/** What reading a token's metadata came to. */
export interface TokenMetadataWrite {
  /** Row id. */
  id: string
  name: string
  imageUrl: string
  tokenUri: string
  metadataDoc: string
  status: MetadataStatus
  attempts: number
  /** Seconds until the next attempt, or null for none. */
  refreshIn: number | null
}

export interface TokenWrite extends TokenMetadataWrite {
  tokenId: string
  /** Editions, decimal. */
  amount: string
}

export interface TokenRow {
  id: string
  chain_id: string
  contract_address: string
  token_number: string
  token_standard: string
  supply: string
  burned: boolean
  name: string | null
  image_url: string | null
  metadata_url: string | null
  owner_address: string | null
  minted_block: string
  minted_at: Date
  metadata_doc: string | null
  metadata_status: MetadataStatus
}

export interface BalanceRow {
  token_id: string
  owner: string
  quantity: string
}

export interface DueToken {
  id: string
  collection_id: string
  chain_id: string
  contract_address: string
  token_standard: 'erc721' | 'erc1155'
  token_number: string
  metadata_attempts: number
}

export interface MintBatch {
  collectionId: string
  chainId: string
  contract: string
  standard: 'erc721' | 'erc1155'
  to: string
  blockNumber: number
  txHash: string
  logIndex: number
  at: Date
  tokens: readonly TokenWrite[]
}

const nobody = `0x${'0'.repeat(40)}`
const columns = `id, chain_id, contract_address, token_number, token_standard, supply, burned, name, image_url,
  metadata_url, owner_address, minted_block, minted_at, metadata_doc, metadata_status`
const metadataColumns = `id uuid, name text, "imageUrl" text, "tokenUri" text, "metadataDoc" text, status text,
  attempts integer, "refreshIn" integer`

/** Tokens of one minted batch with their first balances and transfers: three statements, however many tokens. */
export async function insertMinted(tx: SqlExecutor, batch: MintBatch): Promise<void> {
  const rows = JSON.stringify(batch.tokens)
  const { chainId, contract, to } = batch
  await tx.query(
    `INSERT INTO tokens (id, collection_id, chain_id, family, contract_address, token_number, token_standard, supply,
       name, image_url, metadata_url, owner_address, minted_block, minted_at, last_refresh_at, metadata_doc,
       metadata_status, metadata_attempts, refresh_at)
     SELECT t.id, $2, $3, 'evm', $4, t."tokenId", $5, t.amount, nullif(t.name, ''), nullif(t."imageUrl", ''),
       t."tokenUri", $6, $7, $8, now(), t."metadataDoc", t.status, t.attempts,
       now() + make_interval(secs => t."refreshIn")
     FROM jsonb_to_recordset($1::jsonb) AS t("tokenId" text, amount numeric, ${metadataColumns})
     ON CONFLICT (chain_id, contract_address, token_number) DO UPDATE SET
       supply = excluded.supply, name = excluded.name, image_url = excluded.image_url,
       metadata_url = excluded.metadata_url, owner_address = excluded.owner_address,
       minted_block = excluded.minted_block, minted_at = excluded.minted_at, burned = false,
       last_refresh_at = now(), metadata_doc = excluded.metadata_doc, metadata_status = excluded.metadata_status,
       metadata_attempts = excluded.metadata_attempts, refresh_at = excluded.refresh_at, updated_at = now()`,
    [
      rows,
      batch.collectionId,
      chainId,
      contract,
      batch.standard,
      batch.standard === 'erc721' ? to : null,
      batch.blockNumber,
      batch.at,
    ],
  )
  await tx.query(
    `INSERT INTO token_balances (chain_id, contract, token_id, owner, quantity)
     SELECT $2, $3, t."tokenId", $4, t.amount FROM jsonb_to_recordset($1::jsonb) AS t("tokenId" text, amount numeric)
     ON CONFLICT (chain_id, contract, token_id, owner)
     DO UPDATE SET quantity = token_balances.quantity + excluded.quantity, updated_at = now()`,
    [rows, chainId, contract, to],
  )
  await tx.query(
    `INSERT INTO ownership_transfers (chain_id, contract, token_id, from_addr, to_addr, tx_hash, log_index, at)
     SELECT $2, $3, t."tokenId", $4, $5, $6, $7, $8 FROM jsonb_to_recordset($1::jsonb) AS t("tokenId" text)
     ON CONFLICT DO NOTHING`,
    [rows, chainId, contract, nobody, to, batch.txHash, batch.logIndex, batch.at],
  )
}

/** Tokens whose metadata is due for another attempt; nobody else is given them for five minutes. */
export async function takeDue(db: SqlExecutor, limit: number): Promise<DueToken[]> {
  return db.query<DueToken>(
    `UPDATE tokens SET refresh_at = now() + interval '5 minutes'
     WHERE id IN (SELECT id FROM tokens WHERE refresh_at <= now() ORDER BY refresh_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING id, collection_id, chain_id, contract_address, token_standard, token_number, metadata_attempts`,
    [limit],
  )
}

export async function updateMetadata(tx: SqlExecutor, tokens: readonly TokenMetadataWrite[]): Promise<void> {
  await tx.query(
    `UPDATE tokens SET name = nullif(t.name, ''), image_url = nullif(t."imageUrl", ''), metadata_url = t."tokenUri",
       metadata_doc = t."metadataDoc", metadata_status = t.status, metadata_attempts = t.attempts,
       refresh_at = now() + make_interval(secs => t."refreshIn"), last_refresh_at = now(), updated_at = now()
     FROM jsonb_to_recordset($1::jsonb) AS t(${metadataColumns})
     WHERE tokens.id = t.id`,
    [JSON.stringify(tokens)],
  )
}

export async function findToken(
  db: SqlExecutor,
  chainId: string,
  contract: string,
  tokenId: string,
): Promise<TokenRow | undefined> {
  const [row] = await db.query<TokenRow>(
    `SELECT ${columns} FROM tokens WHERE chain_id = $1 AND contract_address = $2 AND token_number = $3`,
    [chainId, contract, tokenId],
  )
  return row
}

/** In order of token id. @param after decimal id of the last one seen */
export async function listTokens(
  db: SqlExecutor,
  page: { chainId: string; contract: string; first: number; after: string | undefined },
): Promise<TokenRow[]> {
  return db.query<TokenRow>(
    `SELECT ${columns} FROM tokens
     WHERE chain_id = $1 AND contract_address = $2
       AND ($3::numeric IS NULL OR (token_number)::numeric > $3::numeric)
     ORDER BY (token_number)::numeric LIMIT $4`,
    [page.chainId, page.contract, page.after ?? null, page.first],
  )
}

export async function balancesOf(
  db: SqlExecutor,
  chainId: string,
  contract: string,
  tokenIds: readonly string[],
): Promise<BalanceRow[]> {
  return db.query<BalanceRow>(
    `SELECT token_id, owner, quantity FROM token_balances
     WHERE chain_id = $1 AND contract = $2 AND token_id = ANY($3::text[]) AND quantity > 0
     ORDER BY quantity DESC, owner`,
    [chainId, contract, tokenIds],
  )
}
