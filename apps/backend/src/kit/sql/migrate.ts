import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { IntaglioError, say } from '@intaglio/shared'
import type { SqlExecutor } from './port.ts'

/** Any number will do, as long as every migrating process takes the same. */
const advisoryLock = 7_235_101

/**
 * Applies the `.sql` files of a folder in the order of their names. `session` must be one connection: the lock
 * that keeps two migrating processes apart belongs to it.
 */
export async function migrate(session: SqlExecutor, folder: URL): Promise<void> {
  const namespace = namespaceOf(folder)
  const files = (await readdir(folder)).filter((name) => /^\d+.*\.sql$/.test(name)).sort()
  await session.query('SELECT pg_advisory_lock($1)', [advisoryLock])
  try {
    await session.query(`
      CREATE TABLE IF NOT EXISTS schema_migrations (
        folder text NOT NULL,
        name text NOT NULL,
        checksum text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (folder, name)
      )`)
    const rows = await session.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM schema_migrations WHERE folder = $1',
      [namespace],
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    for (const name of files) {
      const text = await readFile(new URL(name, directory(folder)), 'utf8')
      const checksum = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
      const before = applied.get(name)
      if (before === checksum) continue
      if (before !== undefined) throw edited(namespace, name)
      await apply(session, { namespace, name, checksum, text })
    }
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [advisoryLock]).catch(() => undefined)
  }
}

async function apply(
  session: SqlExecutor,
  file: { namespace: string; name: string; checksum: string; text: string },
): Promise<void> {
  await session.query('BEGIN')
  try {
    await session.query(file.text)
    await session.query('INSERT INTO schema_migrations (folder, name, checksum) VALUES ($1, $2, $3)', [
      file.namespace,
      file.name,
      file.checksum,
    ])
    await session.query('COMMIT')
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined)
    throw new IntaglioError(
      say`The migration ${{ namespace: file.namespace }}/${{ name: file.name }} failed.`,
      {
        code: 'MIGRATION_FAILED',
        why: (error as Error).message,
        cause: error,
      },
    )
  }
}

/** The end of the path, which is the same wherever the program is installed. */
function namespaceOf(folder: URL): string {
  return folder.pathname.split('/').filter(Boolean).slice(-3).join('/')
}

function directory(folder: URL): URL {
  return folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
}

function edited(namespace: string, name: string): IntaglioError {
  return new IntaglioError(say`The migration ${{ namespace }}/${{ name }} has changed since it ran.`, {
    code: 'MIGRATION_EDITED',
    why: say`A released migration is never edited: databases that ran it would differ from new ones.`,
    next: say`Restore the file and put the change into a new one.`,
  })
}
