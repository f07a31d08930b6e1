// A studio's first start sets up its workspace: a PostgreSQL with nine databases, and a chain with the contracts. Tests
// with a studio of their own begin with a copy of one that was set up before. The studios that tests share, and the
// packaged one, begin with nothing.
import { execFile } from 'node:child_process'
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = resolve(import.meta.dirname, '../../../../.cache/e2e')
const script = resolve(import.meta.dirname, 'set-up-workspace.ts')
/** Says to the workers where it is. */
const variable = 'INTAGLIO_E2E_WORKSPACE'

/**
 * Leaves a workspace in `.cache` that this build has set up.
 * @param build names it
 */
export async function prepareWorkspace(build: string): Promise<void> {
  const prepared = join(cache, build)
  process.env[variable] = prepared
  if (await exists(prepared)) return
  const fresh = join(cache, 'fresh')
  await rm(cache, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  await run(process.execPath, [script, fresh])
  await rename(fresh, prepared)
}

/** Puts a copy of it into an empty data folder. */
export async function layWorkspace(dataDir: string): Promise<void> {
  const prepared = process.env[variable]
  if (prepared === undefined) throw new Error('No workspace is prepared: global-setup.ts does it.')
  if (process.platform === 'win32') await cp(prepared, dataDir, { recursive: true })
  // With its owners: root's PostgreSQL is another user's.
  else await run('cp', ['-a', `${prepared}/.`, dataDir])
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
