import { temporaryFolder } from '../testing.ts'
import { createEmbeddedSql } from './embedded.ts'
import type { SqlPort } from './port.ts'

/** A PostgreSQL of a test file's own; `stop` ends it and removes what it wrote. */
export async function startTestSql(): Promise<{ sql: SqlPort; stop(): Promise<void> }> {
  const { folder, remove } = await temporaryFolder()
  const sql = await createEmbeddedSql({ dataDir: folder })
  return {
    sql,
    async stop() {
      await sql.close()
      await remove()
    },
  }
}
