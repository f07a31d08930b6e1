import path from 'node:path'
import { withLock } from './lock.ts'
import { defaultStateDir } from './paths.ts'
import { endProcesses } from './processes.ts'
import { readState, removeState, writeState } from './state.ts'
import type { ServerName } from './types.ts'

/**
 * Ends the servers of a set, with everything they started, and removes their data: no process and no port is
 * left. Does nothing where none runs; servers that the environment named are left alone.
 */
export async function downServers(
  options: { stateDir?: string; only?: readonly ServerName[] } = {},
): Promise<void> {
  const { stateDir = defaultStateDir, only } = options
  if (!readState(stateDir)) return
  await withLock(path.join(stateDir, 'lock'), async () => {
    const state = readState(stateDir)
    if (!state) return
    if (!only) {
      const records = Object.values(state.servers).flatMap(({ processes }) => processes)
      await endProcesses(records, state.runDir)
      removeState(stateDir, state)
      return
    }
    for (const name of only) {
      await endProcesses(state.servers[name]?.processes ?? [], path.join(state.runDir, name))
      delete state.servers[name]
      writeState(stateDir, state)
    }
  })
}
