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
}

export function createSessions(db: Db): Sessions {
  const get = db.prepare<[string, string], SessionRow>(
    `select graphql_url as graphqlUrl, account_id as accountId, user_id as userId, access_token as accessToken,
       refresh_token as refreshToken, expires_at as expiresAt
     from sessions where graphql_url = ? and account_id = ?`,
  )
  const save = db.prepare(
    `insert or replace into sessions (graphql_url, account_id, user_id, access_token, refresh_token, expires_at)
     values (@graphqlUrl, @accountId, @userId, @accessToken, @refreshToken, @expiresAt)`,
  )
  const remove = db.prepare<[string, string]>('delete from sessions where graphql_url = ? and account_id = ?')
  return {
    get: (graphqlUrl, accountId) => get.get(graphqlUrl, accountId),
    save: (session) => void save.run(session),
    remove: (graphqlUrl, accountId) => void remove.run(graphqlUrl, accountId),
  }
}
