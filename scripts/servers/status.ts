import { serverKinds } from './kinds/index.ts'
import { defaultStateDir } from './paths.ts'
import { isRunning } from './processes.ts'
import { readState, type ServerRecord } from './state.ts'
import type { ServerKind, ServerName, ServerUrls } from './types.ts'

/** One server of a set as it is now. */
export interface ServerStatus {
  name: ServerName
  title: string
  /** `up` has just answered; `down` was never started, has ended, or does not answer. */
  state: 'up' | 'down'
  version: string
  source: ServerRecord['source'] | ''
  /** The file that runs; what it is may differ from what its protocol says it is. */
  program: string
  urls: Partial<ServerUrls>
}

/** Asks every server of a set whether it answers. */
export async function serversStatus(options: { stateDir?: string } = {}): Promise<ServerStatus[]> {
  const state = readState(options.stateDir ?? defaultStateDir)
  return Promise.all(serverKinds().map((kind) => statusOf(kind, state?.servers[kind.name])))
}

async function statusOf(kind: ServerKind, record: ServerRecord | undefined): Promise<ServerStatus> {
  const { name, title } = kind
  if (!record) return { name, title, state: 'down', version: '', source: '', program: '', urls: {} }
  const { source, program, version, urls } = record
  const answers =
    record.ready &&
    record.processes.every(isRunning) &&
    (await kind.version(urls).then(
      () => true,
      () => false,
    ))
  return { name, title, state: answers ? 'up' : 'down', version, source, program, urls }
}
