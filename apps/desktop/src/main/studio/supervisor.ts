// Keeps the studio's two processes: the engine, which opens at once, and then the solo workspace's backend, of which
// the engine is told when it is there. Says how they are, and starts one again that ended by itself.
import { inEnglish, say } from '@intaglio/shared'
import { fileURLToPath } from 'node:url'
import type { StudioEvent } from '../../contract/events.ts'
import type { StatusView } from '../../contract/models.ts'
import { RemoteError, toErrorView } from '../processes/error-view.ts'
import { createRestarts } from '../processes/restarts.ts'
import { startUtility, type MethodMap, type Utility } from '../processes/utility.ts'
import { startDecoders } from '../decoders/start-decoders.ts'
import { throughDoors, type Doors } from '../solo/doors.ts'
import type { SoloMethods, SoloStarted } from '../solo/methods.ts'
import { lastWorkspace } from '../solo/workspace-file.ts'
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
  /** Of each side of a preview of a layered collection. */
  previewPixels: number
  /** What a test can shut between the engine and its workspace. */
  testDoors?: Doors | undefined
  versions: StatusView['versions']
  commandLine: StatusView['commandLine']
  log: (line: string) => void
}

/** A process, and what it answered once it was ready. */
interface Running<Methods extends MethodMap<Methods>, Ready> {
  utility: Utility<Methods>
  ready: Promise<Ready>
}

const STOP_MS = 10_000
const backendGone = say`The workspace on this computer stopped several times. Restart the studio.`
const engineGone = say`The engine stopped several times. Restart the studio: nothing is lost, and its queue goes on.`
const backendEntry = fileURLToPath(new URL('../solo/backend-process.js', import.meta.url))
const engineEntry = fileURLToPath(new URL('./engine-process.js', import.meta.url))

export function superviseStudio(options: SupervisorOptions): Supervisor {
  const { dataDir } = options
  const listeners: ((event: StudioEvent) => void)[] = []
  const push = (event: StudioEvent): void => listeners.forEach((listener) => listener(event))
  let stopping = false
  let status: StatusView = {
    isOpen: false,
    backend: 'starting',
    backendMessage: undefined,
    account: undefined,
    chain: undefined,
    tasks: [],
    pausedTasks: [],
    dataDir,
    versions: options.versions,
    commandLine: options.commandLine,
    trouble: undefined,
  }
  const change = (part: Partial<StatusView>): void => {
    status = { ...status, ...part }
    push({ type: 'status', status })
  }

  const mayRestart = { backend: createRestarts(), engine: createRestarts() }

  function runBackend(): Running<SoloMethods, SoloStarted | undefined> {
    const utility = startUtility<SoloMethods>({
      entry: backendEntry,
      name: 'Intaglio backend',
      what: say`The workspace on this computer`,
      onLog: options.log,
      onExit: () => {
        if (stopping) return
        if (!mayRestart.backend()) return change({ backend: 'offline', backendMessage: backendGone })
        options.log('The backend ended by itself and is started again.')
        change({ backend: 'starting', backendMessage: undefined })
        backend = runBackend()
        void introduce()
      },
    })
    const ready = utility
      .call('start', { dataDir, localChain: options.localChain })
      .catch((error: unknown) => {
        if (backend?.utility === utility && !stopping) {
          change({ backend: 'offline', backendMessage: toErrorView(error).message })
        }
        options.log(`The backend did not start: ${String(error)}`)
        return undefined
      })
    return { utility, ready }
  }

  function runEngine(): Running<EngineMethods, void> {
    const utility = startUtility<EngineMethods, EngineProcessEvent>({
      entry: engineEntry,
      name: 'Intaglio engine',
      what: say`The engine of the studio`,
      onLog: options.log,
      onExit: () => {
        decoders.end()
        if (stopping) return
        change({ tasks: [], isOpen: false })
        if (!mayRestart.engine()) return change({ backend: 'offline', backendMessage: engineGone })
        options.log('The engine ended by itself and is started again.')
        engine = runEngine()
      },
      onEvent: (event) => {
        if (event.type === 'tasks') change({ tasks: event.tasks, pausedTasks: event.paused })
        else if (event.type === 'fault') {
          options.log(`The engine met a fault: ${inEnglish(event.message)}`)
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
  function openOrTell(utility: Utility<EngineMethods>): Promise<void> {
    const last = lastWorkspace(dataDir)
    const { previewPixels } = options
    const ready = utility
      .call('open', { dataDir, previewPixels, lastWorkspace: last && reached(last) })
      .then(() => {
        change({ isOpen: true, trouble: undefined })
        // Starting it takes all cores for some seconds, and nobody may wait for that to see their work.
        backend ??= runBackend()
        void introduce()
      })
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

  /** Tells the engine of its workspace once both are there; anew whenever one of them was started again. */
  async function introduce(): Promise<void> {
    const [from, to] = [backend, engine]
    try {
      const [started] = await Promise.all([from?.ready, to.ready])
      if (!started || stopping || from !== backend || to !== engine) return
      const { chain, chainMessage, testAccount } = started
      // Before the engine is told: what it finds out of the workspace is newer than this.
      change({ backend: 'online', backendMessage: chainMessage, chain, account: testAccount?.address })
      await to.utility.call('connect', { workspace: reached(started.workspace), testAccount })
    } catch {
      // The engine did not open, or ended: that is told, and it is introduced again when it opens.
    }
  }

  let backend: Running<SoloMethods, SoloStarted | undefined> | undefined
  let engine = runEngine()

  return {
    status: () => status,
    subscribe: (listener) => void listeners.push(listener),
    async engine() {
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
      await backend?.utility.stop(STOP_MS)
    },
  }
}
