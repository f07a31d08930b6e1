import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { downServers } from './down.ts'
import type { Progress, ServerUrls } from './types.ts'
import { upServers } from './up.ts'

export { downServers } from './down.ts'
export { serversStatus, type ServerStatus } from './status.ts'
export {
  serverNames,
  ServerStartError,
  ServerUnavailableError,
  type Progress,
  type ServerName,
  type ServerUrls,
} from './types.ts'
export { upServers, type UpOptions } from './up.ts'

/** Runs `use` with a set of servers of its own, and ends them whatever happens. */
export async function withServers<T>(
  use: (urls: ServerUrls) => Promise<T>,
  options: { env?: NodeJS.ProcessEnv; progress?: Progress } = {},
): Promise<T> {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'intaglio-servers-state-'))
  try {
    return await use(await upServers({ ...options, stateDir }))
  } finally {
    await downServers({ stateDir })
    rmSync(stateDir, { recursive: true, force: true })
  }
}
