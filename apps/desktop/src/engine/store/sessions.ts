import type { Db } from './db.ts'

export interface SessionRow {
  graphqlUrl: string
  accountId: string
  userId: string
  accessToken: string
  refreshToken: string
  /** ISO 8601; of the access token. */
  expiresAt: string
}

export interface Sessions {
  get(graphqlUrl: string, accountId: string): SessionRow | undefined
  save(session: SessionRow): void
  remove(graphqlUrl: string, accountId: string): void
  /**
   * Writes sessions as `change` gives them back. Where one is other than before, nothing of what was written earlier is
   * left in the file, nor in pages that were given up long ago; where another process reads at this moment, all stays as
   * it is until the next call.
   */
  rewrite(change: (session: SessionRow) => SessionRow): void
}

export function createSessions(db: Db): Sessions {
  const columns = `graphql_url as graphqlUrl, account_id as accountId, user_id as userId, access_token as accessToken,
    refresh_token as refreshToken, expires_at as expiresAt`
  const get = db.prepare<[string, string], SessionRow>(
    `select ${columns} from sessions where graphql_url = ? and account_id = ?`,
  )
  const all = db.prepare<[], SessionRow>(`select ${columns} from sessions`)
  const save = db.prepare(
    `insert or replace into sessions (graphql_url, account_id, user_id, access_token, refresh_token, expires_at)
     values (@graphqlUrl, @accountId, @userId, @accessToken, @refreshToken, @expiresAt)`,
  )
  const remove = db.prepare<[string, string]>('delete from sessions where graphql_url = ? and account_id = ?')
  return {
    get: (graphqlUrl, accountId) => get.get(graphqlUrl, accountId),
    save: (session) => void save.run(session),
    remove: (graphqlUrl, accountId) => void remove.run(graphqlUrl, accountId),
    rewrite(change) {
      const changed = all.all().flatMap((session) => {
        const now = change(session)
        return now === session ? [] : [now]
      })
      if (changed.length === 0) return
      try {
        // Pages that were given up hold what was in them; the file is written anew without them.
        db.exec('vacuum')
      } catch (error) {
        if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return
        throw error
      }
      db.pragma('secure_delete = on')
      db.transaction(() => {
        for (const session of changed) save.run(session)
      }).immediate()
      // The log holds the pages as they were until it is emptied.
      db.pragma('wal_checkpoint(truncate)')
    },
  }
}
