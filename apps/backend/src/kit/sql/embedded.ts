import { say } from '@intaglio/shared'
import { startEmbeddedCluster } from './embedded-cluster.ts'
import type { SqlPort } from './port.ts'
import { createPostgres } from './postgres.ts'

/** The sql port over a PostgreSQL of our own in `<dataDir>/postgres`; it stops when the port is closed. */
export async function createEmbeddedSql(options: { dataDir: string; namespace?: string }): Promise<SqlPort> {
  const cluster = await startEmbeddedCluster(options.dataDir)
  const server = createPostgres({
    url: cluster.url,
    label: say`The embedded PostgreSQL`,
    ...(options.namespace !== undefined && { namespace: options.namespace }),
  })
  return {
    open: server.open,
    async close() {
      await server.close()
      await cluster.stop()
    },
  }
}
