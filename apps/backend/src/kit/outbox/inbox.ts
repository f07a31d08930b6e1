import type { Envelope } from '@intaglio/shared'
import type { SqlExecutor } from '../sql/port.ts'

/** Migrations of a service that consumes; apply them besides its own. */
export const inboxMigrations = new URL('./inbox-migrations/', import.meta.url)

/**
 * Records an event in the transaction that applies it.
 * @returns false when it has been applied before: leave everything as it is and acknowledge
 */
export async function applyOnce(
  tx: SqlExecutor,
  envelope: Pick<Envelope, 'event_id' | 'version'>,
  position: { chainId?: string; blockHash?: string; logIndex?: number } = {},
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO processed_events (event_id, event_version, chain_id, block_hash, log_index)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING event_id`,
    [
      envelope.event_id,
      envelope.version,
      position.chainId ?? null,
      position.blockHash ?? null,
      position.logIndex ?? null,
    ],
  )
  return rows.length > 0
}
