import { randomUUID } from 'node:crypto'
import type { AccountId, Address, ChainId } from '@intaglio/shared'
import type { SqlExecutor } from '../../../kit/sql/port.ts'
import type { WalletLink, WalletType } from '../domain/link.ts'

export interface WalletRow {
  id: string
  user_id: string
  account_id: AccountId
  address: Address
  chain_id: ChainId
  type: WalletType
  connector: string
  is_primary: boolean
  label: string | null
  verified_at: Date | null
}

/** Links an account, or notes that it was seen again. Run it in a transaction. @returns whether the link is new */
export async function upsertLink(
  tx: SqlExecutor,
  link: WalletLink,
): Promise<{ wallet: WalletRow; isNew: boolean }> {
  // Two wallets of one user linked at once must not both find that there is no primary one.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [link.userId])
  const [inserted] = await tx.query<WalletRow>(
    `INSERT INTO wallets (id, user_id, account_id, address, chain_id, type, connector, is_primary, verified_at, last_seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7,
       $8 AND NOT EXISTS (SELECT 1 FROM wallets WHERE user_id = $2 AND is_primary), now(), now())
     ON CONFLICT DO NOTHING RETURNING *`,
    [
      randomUUID(),
      link.userId,
      link.accountId,
      link.address,
      link.chainId,
      link.type,
      link.connector,
      link.isPrimary,
    ],
  )
  if (inserted) return { wallet: inserted, isNew: true }
  const [known] = await tx.query<WalletRow>(
    'UPDATE wallets SET last_seen_at = now(), updated_at = now() WHERE account_id = $1 RETURNING *',
    [link.accountId],
  )
  if (!known) throw new Error(`The wallet of ${link.accountId} is neither new nor known.`)
  return { wallet: known, isNew: false }
}

/** In order of linking. */
export function listWallets(db: SqlExecutor, userId: string): Promise<WalletRow[]> {
  return db.query<WalletRow>('SELECT * FROM wallets WHERE user_id = $1 ORDER BY created_at, id', [userId])
}
