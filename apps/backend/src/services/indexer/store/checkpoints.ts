import type { Address } from '@intaglio/shared'
import type { SqlDatabase, SqlExecutor } from '../../../kit/sql/port.ts'
import type { Standard } from '../domain/chain-event.ts'

export interface Checkpoint {
  chainId: string
  lastBlock: number
  lastBlockHash: string
  updatedAt: Date
}

export interface IndexedCollection {
  address: Address
  standard: Standard
  createdBlock: number
}

interface CheckpointRow {
  last_block: string
  last_block_hash: string
  updated_at: Date
}

export type CheckpointStore = ReturnType<typeof createCheckpointStore>

/** `indexer_checkpoints`, and the collections learned up to each. */
export function createCheckpointStore(db: SqlDatabase) {
  return {
    async get(chainId: string): Promise<Checkpoint | undefined> {
      const [row] = await db.query<CheckpointRow>(
        'SELECT last_block, last_block_hash, updated_at FROM indexer_checkpoints WHERE chain_id = $1',
        [chainId],
      )
      return (
        row && {
          chainId,
          lastBlock: Number(row.last_block),
          lastBlockHash: row.last_block_hash,
          updatedAt: row.updated_at,
        }
      )
    },

    collections: (chainId: string) =>
      db.query<{ address: Address; standard: Standard }>(
        'SELECT address, standard FROM indexer_collections WHERE chain_id = $1 ORDER BY created_block, address',
        [chainId],
      ),

    /**
     * Moves the checkpoint from `previous` on, and does `also` in the same transaction.
     * @returns false, with nothing done, when somebody else has moved it meanwhile
     */
    advance: (
      chainId: string,
      previous: number | undefined,
      next: { lastBlock: number; lastBlockHash: string; collections: readonly IndexedCollection[] },
      also: (tx: SqlExecutor) => Promise<void>,
    ): Promise<boolean> =>
      db.transaction(async (tx) => {
        const moved =
          previous === undefined
            ? await tx.query(
                `INSERT INTO indexer_checkpoints (chain_id, last_block, last_block_hash) VALUES ($1, $2, $3)
                 ON CONFLICT (chain_id) DO NOTHING RETURNING chain_id`,
                [chainId, next.lastBlock, next.lastBlockHash],
              )
            : await tx.query(
                `UPDATE indexer_checkpoints SET last_block = $2, last_block_hash = $3, updated_at = now()
                 WHERE chain_id = $1 AND last_block = $4 RETURNING chain_id`,
                [chainId, next.lastBlock, next.lastBlockHash, previous],
              )
        if (moved.length === 0) return false
        for (const { address, standard, createdBlock } of next.collections) {
          await tx.query(
            `INSERT INTO indexer_collections (chain_id, address, standard, created_block) VALUES ($1, $2, $3, $4)
             ON CONFLICT (chain_id, address) DO NOTHING`,
            [chainId, address, standard, createdBlock],
          )
        }
        await also(tx)
        return true
      }),
  }
}
