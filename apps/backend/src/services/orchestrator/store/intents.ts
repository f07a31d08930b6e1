import type { IntentKind, IntentStatus } from '@intaglio/shared'
import type { SqlDatabase } from '../../../kit/sql/port.ts'
import type { IntentPayload, TxIntent } from '../domain/intent.ts'

interface IntentRow {
  intent_id: string
  kind: IntentKind
  chain_id: string
  preview_address: string | null
  tx_hash: string | null
  status: IntentStatus
  created_by: string
  req_payload_json: IntentPayload
  error: string | null
  deadline_at: Date
  token_ids_json: string[]
}

const columns =
  'intent_id, kind, chain_id, preview_address, tx_hash, status, created_by, req_payload_json, error, deadline_at, token_ids_json'

export type IntentStore = ReturnType<typeof createIntentStore>

/** `tx_intents`: every change is one statement that states from where it may happen. */
export function createIntentStore(db: SqlDatabase) {
  async function one(text: string, params: readonly unknown[]): Promise<TxIntent | undefined> {
    const rows = await db.query<IntentRow>(text, params)
    return rows[0] && toIntent(rows[0])
  }

  return {
    /** @returns undefined when the id is known already; nothing is changed then */
    insert: (intent: {
      intentId: string
      kind: IntentKind
      chainId: string
      previewAddress: string
      createdBy: string
      payload: IntentPayload
      deadlineSeconds: number
    }) =>
      one(
        `INSERT INTO tx_intents (intent_id, kind, chain_id, preview_address, status, created_by, req_payload_json, deadline_at)
         VALUES ($1, $2, $3, nullif($4, ''), 'prepared', $5, $6::jsonb, now() + make_interval(secs => $7))
         ON CONFLICT (intent_id) DO NOTHING
         RETURNING ${columns}`,
        [
          intent.intentId,
          intent.kind,
          intent.chainId,
          intent.previewAddress,
          intent.createdBy,
          JSON.stringify(intent.payload),
          intent.deadlineSeconds,
        ],
      ),

    get: (intentId: string) => one(`SELECT ${columns} FROM tx_intents WHERE intent_id = $1`, [intentId]),

    /** Intents of a kind that have this transaction, or this id (`undefined`: by transaction only). */
    candidates: async (kind: string, chainId: string, txHash: string, intentId: string | undefined) => {
      const rows = await db.query<IntentRow>(
        `SELECT ${columns} FROM tx_intents WHERE chain_id = $1 AND tx_hash = $2 AND kind = $3
         UNION
         SELECT ${columns} FROM tx_intents WHERE intent_id = $4 AND chain_id = $1 AND kind = $3`,
        [chainId, txHash, kind, intentId ?? null],
      )
      return rows.map(toIntent)
    },

    /** Notes the transaction of an intent that is not fulfilled yet. @returns undefined when it is */
    track: (intentId: string, txHash: string) =>
      one(
        `UPDATE tx_intents SET tx_hash = $2, status = 'pending', error = NULL, updated_at = now()
         WHERE intent_id = $1 AND status <> 'ready'
         RETURNING ${columns}`,
        [intentId, txHash],
      ),

    /** @returns undefined when it was fulfilled before */
    complete: (intentId: string, txHash: string, tokenIds: readonly string[]) =>
      one(
        `UPDATE tx_intents
         SET tx_hash = $2, status = 'ready', error = NULL, token_ids_json = $3::jsonb, updated_at = now()
         WHERE intent_id = $1 AND status <> 'ready'
         RETURNING ${columns}`,
        [intentId, txHash, JSON.stringify(tokenIds)],
      ),

    /** Gives up intents whose transaction was never seen. @returns those given up now */
    expire: async () => {
      const rows = await db.query<IntentRow>(
        `UPDATE tx_intents SET status = 'expired', error = 'No transaction was seen in time.', updated_at = now()
         WHERE status = 'prepared' AND deadline_at < now()
         RETURNING ${columns}`,
      )
      return rows.map(toIntent)
    },

    /** Those that wait for their transaction, longest unchecked first; marks them as checked. */
    takePending: async (olderThanSeconds: number, limit: number) => {
      const rows = await db.query<IntentRow>(
        `UPDATE tx_intents SET updated_at = now()
         WHERE intent_id IN (
           SELECT intent_id FROM tx_intents
           WHERE status = 'pending' AND updated_at < now() - make_interval(secs => $1)
           ORDER BY updated_at LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING ${columns}`,
        [olderThanSeconds, limit],
      )
      return rows.map(toIntent)
    },

    /** Those of some addresses on IPFS that the calldata of an open intent points to. */
    wanted: async (roots: readonly string[]) => {
      const rows = await db.query<{ root: string }>(
        `SELECT DISTINCT root FROM unnest($1::text[]) AS root JOIN tx_intents i
           ON i.status IN ('prepared', 'pending')
          AND (i.req_payload_json #>> '{input,baseUri}' LIKE '%/' || root || '%'
            OR i.req_payload_json #>> '{input,contractUri}' LIKE '%/' || root || '%')`,
        [roots],
      )
      return rows.map(({ root }) => root)
    },

    /** Marks an intent whose very transaction `txHash` reverted. @returns undefined when it moved on meanwhile */
    fail: (intentId: string, txHash: string, error: string) =>
      one(
        `UPDATE tx_intents SET status = 'failed', error = $3, updated_at = now()
         WHERE intent_id = $1 AND tx_hash = $2 AND status = 'pending'
         RETURNING ${columns}`,
        [intentId, txHash, error],
      ),
  }
}

function toIntent(row: IntentRow): TxIntent {
  return {
    intentId: row.intent_id,
    kind: row.kind,
    chainId: row.chain_id,
    previewAddress: row.preview_address ?? '',
    txHash: row.tx_hash ?? '',
    status: row.status,
    createdBy: row.created_by,
    payload: row.req_payload_json,
    tokenIds: row.token_ids_json,
    error: row.error ?? '',
    deadlineAt: row.deadline_at,
  }
}
