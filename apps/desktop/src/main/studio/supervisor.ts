// Keeps the studio's two processes: the solo workspace's backend and the engine. Says how they are.
import { fileURLToPath } from 'node:url'
import type { StudioEvent } from '../../contract/events.ts'
import type { StatusView } from '../../contract/models.ts'
import { toErrorView } from '../processes/error-view.ts'
import { startUtility, type Utility } from '../processes/utility.ts'
import type { SoloMethods, SoloStarted } from '../solo/methods.ts'
import type { EngineMethods, EngineProcessEvent } from './methods.ts'

export interface Supervisor {
  status(): StatusView
  /** The engine once it is open; calls made earlier wait for it. */
  engine(): Promise<Utility<EngineMethods>>
  stop(): Promise<void>
}

export interface SupervisorOptions {
  dataDir: string
  localChain: boolean
  versions: StatusView['versions']
  push: (event: StudioEvent) => void
  log: (line: string) => void
}

const STOP_MS = 10_000
/** Nobody listens there: an engine without a backend works offline. */
const nowhere: SoloStarted['workspace'] = {
  graphqlUrl: 'http://127.0.0.1:9/graphql',
  graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
  ipfsGatewayUrl: 'http://127.0.0.1:9',
}

const backendEntry = fileURLToPath(new URL('../solo/backend-process.js', import.meta.url))
const engineEntry = fileURLToPath(new URL('./engine-process.js', import.meta.url))

export function superviseStudio(options: SupervisorOptions): Supervisor {
  const { dataDir, push } = options
  let stopping = false
  let status: StatusView = {
    backend: 'starting',
    backendMessage: undefined,
    account: undefined,
    chain: undefined,
    tasks: [],
    versions: options.versions,
  }
  const change = (part: Partial<StatusView>): void => {
    status = { ...status, ...part }
    push({ type: 'status', status })
  }

  const backend = startUtility<SoloMethods>({
    entry: backendEntry,
    name: 'Intaglio backend',
    onLog: options.log,
    onExit: () => {
      if (!stopping)
        change({
          backend: 'offline',
          backendMessage: 'The workspace on this computer stopped. Restart the studio.',
        })
    },
  })
  const engine = startUtility<EngineMethods, EngineProcessEvent>({
    entry: engineEntry,
    name: 'Intaglio engine',
    onLog: options.log,
    onExit: () => {
      const backendMessage = 'The engine stopped. Restart the studio: nothing is lost, and its queue goes on.'
      if (!stopping) change({ backend: 'offline', backendMessage, tasks: [] })
    },
    onEvent: (event) => {
      if (event.type === 'tasks') change({ tasks: event.tasks })
      else if (event.type === 'fault') options.log(`The queue met a fault: ${event.message}`)
      else if (event.type === 'connection') {
        change({ backend: event.online ? 'online' : 'offline', backendMessage: event.message })
      } else push(event)
    },
  })

  async function open(): Promise<Utility<EngineMethods>> {
    const started = await backend
      .call('start', { dataDir, localChain: options.localChain })
      .catch((error: unknown) => {
        change({ backend: 'offline', backendMessage: toErrorView(error).message })
        options.log(`The backend did not start: ${String(error)}`)
        return undefined
      })
    const workspace = started?.workspace ?? nowhere
    const { account } = await engine.call('open', { dataDir, workspace, testAccount: started?.testAccount })
    change({
      account,
      ...(started ? { backend: 'online', backendMessage: started.chainMessage, chain: started.chain } : {}),
    })
    return engine
  }
  const opening = open()
  opening.catch((error: unknown) => options.log(`The engine did not open: ${String(error)}`))

  return {
    status: () => status,
    engine: () => opening,
    async stop() {
      stopping = true
      await engine.stop(STOP_MS)
      await backend.stop(STOP_MS)
    },
  }
}
