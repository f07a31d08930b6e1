import { randomUUID } from 'node:crypto'
import type { SqlExecutor } from '../../../kit/sql/port.ts'
import type { Device } from './sessions.ts'

/** Accounts come from outside where a sign-in is refused; a longer one is cut. */
const maxAccountLength = 200

export async function insertLoginEvent(
  db: SqlExecutor,
  event: { userId: string | undefined; accountId: string; device: Device; result: string },
): Promise<void> {
  await db.query(
    'INSERT INTO login_events (id, user_id, account_id, ip, ua, result) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      randomUUID(),
      event.userId ?? null,
      event.accountId.slice(0, maxAccountLength),
      event.device.ip,
      event.device.userAgent,
      event.result,
    ],
  )
}

/** Whether an account has ever signed in. */
export async function hasSignedIn(db: SqlExecutor, accountId: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM login_events WHERE account_id = $1 AND result = 'success' LIMIT 1`,
    [accountId],
  )
  return rows.length > 0
}
