// Keeps the studio's two processes: the solo workspace's backend and the engine. Says how they are, and starts
// one again that ended by itself.
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { StudioEvent } from '../../contract/events.ts'
import type { StatusView } from '../../contract/models.ts'
import { RemoteError, toErrorView } from '../processes/error-view.ts'
import { createRestarts } from '../processes/restarts.ts'
import { startUtility, type MethodMap, type Utility } from '../processes/utility.ts'
import { startDecoders } from '../decoders/start-decoders.ts'
import { throughDoors, type Doors } from '../solo/doors.ts'
import type { SoloMethods, SoloStarted } from '../solo/methods.ts'
import type { EngineMethods, EngineProcessEvent } from './methods.ts'

export interface Supervisor {
  status(): StatusView
  /** Calls the listener for every event from now on. */
  subscribe(listener: (event: StudioEvent) => void): void
  /** The engine once it is open; calls made earlier, or while it is started again, wait for it. */
  engine(): Promise<Utility<EngineMethods>>
  /** Opens the data folder once more that could not be opened, after restoring a backup where one is named. */
  openAgain(restore: string | undefined): Promise<void>
  stop(): Promise<void>
}

export interface SupervisorOptions {
  dataDir: string
  localChain: boolean
  /** What a test can shut between the engine and its workspace. */
  testDoors?: Doors | undefined
  versions: StatusView['versions']
  log: (line: string) => void
}

/** A process, and what its backend answered once it was ready. */
interface Running<Methods extends MethodMap<Methods>> {
  utility: Utility<Methods>
  ready: Promise<SoloStarted | undefined>
}

const STOP_MS = 10_000
const backendGone = 'The workspace on this computer stopped several times. Restart the studio.'
const engineGone =
  'The engine stopped several times. Restart the studio: nothing is lost, and its queue goes on.'
/** Nobody listens there: an engine without a backend works offline. */
const nowhere: SoloStarted['workspace'] = {
  graphqlUrl: 'http://127.0.0.1:9/graphql',
  graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
  ipfsGatewayUrl: 'http://127.0.0.1:9',
}

const backendEntry = fileURLToPath(new URL('../solo/backend-process.js', import.meta.url))
const engineEntry = fileURLToPath(new URL('./engine-process.js', import.meta.url))

export function superviseStudio(options: SupervisorOptions): Supervisor {
  const { dataDir } = options
  const listeners: ((event: StudioEvent) => void)[] = []
  const push = (event: StudioEvent): void => listeners.forEach((listener) => listener(event))
  let stopping = false
  let status: StatusView = {
    backend: 'starting',
    backendMessage: undefined,
    account: undefined,
    chain: undefined,
    tasks: [],
    pausedTasks: [],
    dataDir,
    versions: options.versions,
    trouble: undefined,
  }
  const change = (part: Partial<StatusView>): void => {
    status = { ...status, ...part }
    push({ type: 'status', status })
  }

  let replaced: Utility<EngineMethods> | undefined
  const mayRestart = { backend: createRestarts(), engine: createRestarts() }

  function runBackend(): Running<SoloMethods> {
    const utility = startUtility<SoloMethods>({
      entry: backendEntry,
      name: 'Intaglio backend',
      onLog: options.log,
      onExit: () => {
        if (stopping) return
        if (!mayRestart.backend()) return change({ backend: 'offline', backendMessage: backendGone })
        options.log('The backend ended by itself and is started again.')
        change({ backend: 'starting', backendMessage: undefined })
        backend = runBackend()
        void followBackend()
      },
    })
    const ready = utility
      .call('start', { dataDir, localChain: options.localChain })
      .catch((error: unknown) => {
        if (backend.utility === utility && !stopping) {
          change({ backend: 'offline', backendMessage: toErrorView(error).message })
        }
        options.log(`The backend did not start: ${String(error)}`)
        return undefined
      })
    return { utility, ready }
  }

  function runEngine(): Running<EngineMethods> {
    const utility = startUtility<EngineMethods, EngineProcessEvent>({
      entry: engineEntry,
      name: 'Intaglio engine',
      onLog: options.log,
      onExit: () => {
        decoders.end()
        // One that was replaced was told to go.
        if (stopping || replaced === utility) return
        change({ tasks: [] })
        if (!mayRestart.engine()) return change({ backend: 'offline', backendMessage: engineGone })
        options.log('The engine ended by itself and is started again.')
        change({ backend: 'starting', backendMessage: undefined })
        engine = runEngine()
      },
      onEvent: (event) => {
        if (event.type === 'tasks') change({ tasks: event.tasks, pausedTasks: event.paused })
        else if (event.type === 'fault') {
          options.log(`The engine met a fault: ${event.message}`)
          change({ fault: event.message })
        } else if (event.type === 'connection') {
          change({ backend: event.online ? 'online' : 'offline', backendMessage: event.message })
        } else if (event.type === 'decoder-wanted' || event.type === 'decoder-unwanted') decoders.grant(event)
        else push(event)
      },
    })
    const decoders = startDecoders((news, ports) => utility.tell(news, ports), options.log)
    return { utility, ready: openOrTell(utility) }
  }

  /** Opens an engine, or tells the window what is in the way, so that a person can mend it. */
  function openOrTell(utility: Utility<EngineMethods>): Promise<SoloStarted | undefined> {
    const ready = open(utility)
    ready.catch(async (error: unknown) => {
      options.log(`The engine did not open: ${String(error)}`)
      // Its end is told elsewhere.
      if (!(error instanceof RemoteError)) return
      const isDamaged = error.view.code === 'DATABASE_DAMAGED'
      const backups = isDamaged ? await utility.call('listBackups', { dataDir }).catch(() => []) : []
      change({ trouble: { error: error.view, backups } })
    })
    return ready
  }

  function reached(workspace: SoloStarted['workspace']): SoloStarted['workspace'] {
    return options.testDoors ? throughDoors(workspace, options.testDoors) : workspace
  }

  /** Opens an engine on the backend as it is now; says what it was opened on. */
  async function open(utility: Utility<EngineMethods>): Promise<SoloStarted | undefined> {
    const started = await backend.ready
    const workspace = reached(started?.workspace ?? nowhere)
    const { account } = await utility.call('open', { dataDir, workspace, testAccount: started?.testAccount })
    change({ account, trouble: undefined })
    if (started) sayOnline(started)
    return started
  }

  function sayOnline({ chain, chainMessage }: SoloStarted): void {
    change({ backend: 'online', backendMessage: chainMessage, chain })
  }

  /** After a restart the backend may stand elsewhere: only then the engine is opened anew. */
  async function followBackend(): Promise<void> {
    const before = engine
    const [started, openedOn] = await Promise.all([backend.ready, before.ready.catch(() => undefined)])
    if (!started || stopping || engine !== before) return
    if (isDeepStrictEqual(started, openedOn)) return sayOnline(started)
    replaced = before.utility
    // Two engines must not run one queue: the next starts when this one is gone.
    moving = before.utility.stop(STOP_MS).then(() => {
      if (stopping) return
      change({ backend: 'starting', backendMessage: undefined, tasks: [] })
      engine = runEngine()
    })
  }

  let backend = runBackend()
  let engine = runEngine()
  let moving: Promise<unknown> = Promise.resolve()

  return {
    status: () => status,
    subscribe: (listener) => void listeners.push(listener),
    async engine() {
      await moving
      const { utility, ready } = engine
      await ready
      return utility
    },
    async openAgain(restore) {
      if (!status.trouble) return
      const { utility } = engine
      if (restore !== undefined) await utility.call('restoreBackup', { dataDir, choice: restore })
      engine = { utility, ready: openOrTell(utility) }
      await engine.ready
    },
    async stop() {
      stopping = true
      await engine.utility.stop(STOP_MS)
      await backend.utility.stop(STOP_MS)
    },
  }
}
