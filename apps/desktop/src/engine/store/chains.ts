import type { Db } from './db.ts'

export interface ChainCache {
  /** JSON of the backend's last answer. */
  get(graphqlUrl: string, chainId: string): string | undefined
  put(graphqlUrl: string, chainId: string, body: string): void
}

export function createChainCache(db: Db): ChainCache {
  const get = db.prepare<[string, string], { body: string }>(
    'select body from chains where graphql_url = ? and chain_id = ?',
  )
  const put = db.prepare<[string, string, string, string]>(
    `insert into chains (graphql_url, chain_id, body, seen_at) values (?, ?, ?, ?)
     on conflict do update set body = excluded.body, seen_at = excluded.seen_at`,
  )
  return {
    get: (graphqlUrl, chainId) => get.get(graphqlUrl, chainId)?.body,
    put: (graphqlUrl, chainId, body) => void put.run(graphqlUrl, chainId, body, new Date().toISOString()),
  }
}
