import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { downServers } from './down.ts'
import { defaultStateDir } from './paths.ts'
import { isAlive } from './processes.ts'
import type { Progress, ServerUrls } from './types.ts'
import { upServers } from './up.ts'

/** Sets that belong to one process each, whose id begins their folder's name. */
const ownSets = path.join(defaultStateDir, 'sets')

/** A state folder for a set of this process's own, to be ended with `removeOwnSet`. */
export async function createOwnSet(): Promise<string> {
  await downAbandonedSets()
  mkdirSync(ownSets, { recursive: true })
  return mkdtempSync(path.join(ownSets, `${process.pid}-`))
}

/** Ends the servers of such a set and forgets it. */
export async function removeOwnSet(stateDir: string): Promise<void> {
  await downServers({ stateDir })
  rmSync(stateDir, { recursive: true, force: true })
}

/** Ends the sets whose process was killed before it could. */
export async function downAbandonedSets(): Promise<void> {
  let names: string[] = []
  try {
    names = readdirSync(ownSets)
  } catch {
    return
  }
  const abandoned = names.filter((name) => !isAlive(Number.parseInt(name, 10)))
  await Promise.all(abandoned.map((name) => removeOwnSet(path.join(ownSets, name))))
}

/** Runs `use` with a set of servers of its own, and ends them whatever happens. */
export async function withServers<T>(
  use: (urls: ServerUrls) => Promise<T>,
  options: { env?: NodeJS.ProcessEnv; progress?: Progress } = {},
): Promise<T> {
  const stateDir = await createOwnSet()
  try {
    return await use(await upServers({ ...options, stateDir }))
  } finally {
    await removeOwnSet(stateDir)
  }
}
