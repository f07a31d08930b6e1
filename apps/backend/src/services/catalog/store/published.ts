import type { SqlExecutor } from '../../../kit/sql/port.ts'

/** Those of some addresses on IPFS that a collection or a token points to, as the chain spells them. */
export async function findPublished(db: SqlExecutor, roots: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ root: string }>(
    `SELECT root FROM unnest($1::text[]) AS root
     WHERE EXISTS (SELECT FROM tokens t WHERE ipfs_root(t.metadata_url) = root)
        OR EXISTS (SELECT FROM tokens t WHERE ipfs_root(t.image_url) = root)
        OR EXISTS (SELECT FROM collections c
                   WHERE root IN (ipfs_root(c.base_uri), ipfs_root(c.contract_uri),
                                  ipfs_root(c.image_url), ipfs_root(c.banner_url)))`,
    [roots],
  )
  return rows.map(({ root }) => root)
}
