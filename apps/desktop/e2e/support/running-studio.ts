// A studio that a test can cut off from its workspace, kill and start again.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { startTcpProxy, type TcpProxy } from '../../src/engine/testing/tcp-proxy.ts'
import { openStudio, type Studio } from '../open-studio.ts'
import { workspaceIsUp } from './workspace-is-up.ts'

export interface RunningStudio extends Studio {
  /** Where its backend, gateway and chain answer, past the doors. Throws while the workspace is starting. */
  workspace(): WorkspaceAddresses
  /** Signs in with the test wallet, so that plans and publishing need no step before them. */
  signIn(): Promise<void>
  /** Takes the network away between the engine and the workspace; connections break at once. */
  cutOff(): void
  reconnect(): void
  /** Sends every process of the studio SIGKILL and opens it again on the same data folder. */
  killAndRestart(): Promise<Page>
  close(): Promise<void>
}

export interface WorkspaceAddresses {
  graphqlUrl: string
  ipfsGatewayUrl: string
  rpcUrl: string
}

export async function startRunningStudio(dataDir: string): Promise<RunningStudio> {
  const workspace = (): WorkspaceAddresses =>
    JSON.parse(readFileSync(join(dataDir, 'workspace.json'), 'utf8')) as WorkspaceAddresses
  const portOf = (name: 'graphqlUrl' | 'ipfsGatewayUrl') => (): number | undefined => {
    try {
      return Number(new URL(workspace()[name]).port)
    } catch {
      return undefined
    }
  }
  const backendDoor = await startTcpProxy(portOf('graphqlUrl'))
  const gatewayDoor = await startTcpProxy(portOf('ipfsGatewayUrl'))
  const doors: TcpProxy[] = [backendDoor, gatewayDoor]
  const environment = { INTAGLIO_TEST_DOORS: `${backendDoor.port},${gatewayDoor.port}` }
  const logs: string[] = []
  let studio = await openStudio(dataDir, [], environment)

  const running: RunningStudio = {
    get app() {
      return studio.app
    },
    get page() {
      return studio.page
    },
    dataDir,
    log: () => [...logs, studio.log()].join('\n--- started again ---\n'),
    willChooseFolder: (folder) => studio.willChooseFolder(folder),
    willSaveAs: (file) => studio.willSaveAs(file),
    workspace,
    async signIn() {
      await workspaceIsUp(running)
      await studio.page.evaluate(async () => {
        const answer = await window.intaglio.signIn(undefined)
        if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      })
    },
    cutOff: () => doors.forEach((door) => door.shut()),
    reconnect: () => doors.forEach((door) => door.open()),
    async killAndRestart() {
      await kill(studio.app)
      logs.push(studio.log())
      studio = await openStudio(dataDir, [], environment)
      return studio.page
    },
    async close() {
      await studio.app.close()
      await Promise.all(doors.map((door) => door.close()))
    },
  }
  return running
}

async function kill(app: ElectronApplication): Promise<void> {
  const pids = await app.evaluate(({ app: electronApp }) => electronApp.getAppMetrics().map(({ pid }) => pid))
  const gone = app.waitForEvent('close')
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  await gone
}
