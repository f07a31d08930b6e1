import { isDeepStrictEqual } from 'node:util'
import type { Workspace } from '../model.ts'
import type { Connection, ConnectionOptions } from './connection.ts'
import { WorkspaceAwaitedError } from './errors.ts'

/**
 * The studio's conversation with its workspace, which may come after the studio and may move. Until it is there, every
 * request fails with a WorkspaceAwaitedError.
 */
export interface Backend extends Omit<Connection, 'close'> {
  /** Where it answers. @throws WorkspaceAwaitedError */
  readonly workspace: Workspace
  /** The same, or where it answered last: what is kept of it is found by this. Undefined before the first time. */
  readonly lastWorkspace: Workspace | undefined
  readonly isThere: boolean
  /** It answers here from now on; conversations with it elsewhere end. */
  moveTo(workspace: Workspace): void
  close(): Promise<void>
}

interface Here {
  workspace: Workspace
  connection: Promise<Connection>
}

/** Loaded when there is somebody to speak to: an offline studio does without. */
async function connect(workspace: Workspace, options: ConnectionOptions): Promise<Connection> {
  const { createConnection } = await import('./connection.ts')
  return createConnection(workspace, options)
}

/** @param lastWorkspace where it was; nothing is asked there */
export function createBackend(lastWorkspace: Workspace | undefined, options: ConnectionOptions): Backend {
  let last = lastWorkspace
  let current: Here | undefined
  const closing = new Set<Promise<void>>()
  const there = () => {
    if (!current) throw new WorkspaceAwaitedError()
    return current
  }
  const leave = () => {
    if (!current) return
    const ended: Promise<void> = current.connection
      .then((connection) => connection.close())
      .finally(() => closing.delete(ended))
    closing.add(ended)
    current = undefined
  }
  return {
    get workspace() {
      return there().workspace
    },
    get lastWorkspace() {
      return last
    },
    get isThere() {
      return current !== undefined
    },
    moveTo(workspace) {
      if (isDeepStrictEqual(current?.workspace, workspace)) return
      leave()
      last = workspace
      // What is heard late, of where it was, says nothing of where it is.
      const onConnection: ConnectionOptions['onConnection'] = (...said) =>
        current === here && options.onConnection(...said)
      const here: Here = { workspace, connection: connect(workspace, { ...options, onConnection }) }
      current = here
    },
    // Async: what is missing rejects, as every other failure does.
    request: async (document, variables) => (await there().connection).request(document, variables),
    withToken: async (work) => (await there().connection).withToken(work),
    ensureSession: async () => (await there().connection).ensureSession(),
    signIn: async () => (await there().connection).signIn(),
    async *statuses(kind, intentId, signal) {
      yield* (await there().connection).statuses(kind, intentId, signal)
    },
    async close() {
      leave()
      await Promise.all(closing)
    },
  }
}
