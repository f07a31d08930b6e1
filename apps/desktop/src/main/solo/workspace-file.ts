// Where the workspace on this computer answers: for other programs that want to talk to it, and for the studio, which
// opens before it does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'
import type { SoloStarted } from './methods.ts'

const schema = z.object({ graphqlUrl: z.url(), graphqlWsUrl: z.url(), ipfsGatewayUrl: z.url() })
const fileOf = (dataDir: string): string => join(dataDir, 'workspace.json')

/** @param rpcUrl of its chain, where it has one */
export function writeWorkspaceFile(
  dataDir: string,
  workspace: SoloStarted['workspace'],
  rpcUrl: string | undefined,
): void {
  writeWhole(fileOf(dataDir), `${JSON.stringify({ ...workspace, rpcUrl }, undefined, 2)}\n`)
}

/** Where it answered when it ran last; undefined before the first time. */
export function lastWorkspace(dataDir: string): SoloStarted['workspace'] | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}
