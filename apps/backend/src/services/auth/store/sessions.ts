import type { SqlExecutor } from '../../../kit/sql/port.ts'

export interface SessionRow {
  session_id: string
  user_id: string
  refresh_hash: string
  expires_at: Date
  revoked_at: Date | null
}

/** Where a request comes from, as far as it says. */
export interface Device {
  ip: string
  userAgent: string
  /** UUID of the installation, if it sent one. */
  deviceId: string | undefined
}

export async function insertSession(
  tx: SqlExecutor,
  session: { sessionId: string; userId: string; refreshHash: string; expiresAt: Date; device: Device },
): Promise<void> {
  const { device } = session
  await tx.query(
    `INSERT INTO sessions (session_id, user_id, device_id, refresh_hash, ip, ua, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      session.sessionId,
      session.userId,
      device.deviceId ?? null,
      session.refreshHash,
      device.ip,
      device.userAgent,
      session.expiresAt,
    ],
  )
}

/** Replaces the refresh token of a live session. @returns false where `oldHash` is not the current one */
export async function rotateSession(
  db: SqlExecutor,
  change: { sessionId: string; oldHash: string; newHash: string; expiresAt: Date; now: Date },
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE sessions SET refresh_hash = $3, expires_at = $4, last_used_at = $5
     WHERE session_id = $1 AND refresh_hash = $2 AND revoked_at IS NULL AND expires_at > $5 RETURNING session_id`,
    [change.sessionId, change.oldHash, change.newHash, change.expiresAt, change.now],
  )
  return rows.length === 1
}

export async function revokeSession(db: SqlExecutor, sessionId: string, now: Date): Promise<void> {
  await db.query('UPDATE sessions SET revoked_at = COALESCE(revoked_at, $2) WHERE session_id = $1', [
    sessionId,
    now,
  ])
}
