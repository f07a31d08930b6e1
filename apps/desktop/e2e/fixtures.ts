// What every suite builds on. docs/testing.md shows a test that uses them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _baseTest, type Page } from '@playwright/test'
import { createBackend, type Backend } from './support/backend.ts'
import { createChain, type Chain } from './support/chain.ts'
import { createIpfs, type Ipfs } from './support/ipfs.ts'
import { layWorkspace } from './support/prepared-workspace.ts'
import { createProject, type Project, type ProjectOptions } from './support/project.ts'
import { startRunningStudio, type RunningStudio } from './support/running-studio.ts'

interface Options {
  /**
   * `test.use({ sharesStudio: true })`: the tests of this file share one studio with those of other such files,
   * which saves the seconds a studio takes to open. Each begins on the first screen, and makes projects of its own.
   */
  sharesStudio: boolean
}

interface Fixtures {
  /** A folder of the test's own, removed afterwards. */
  scratch: string
  /** The studio's data folder; with nothing but a workspace in it at first, unless the studio is shared. */
  dataDir: string
  /** A studio in a window, with a local chain and a test wallet. */
  studio: RunningStudio
  backend: Backend
  chain: Chain
  ipfs: Ipfs
  /** Makes a project that is imported, with its addresses computed. */
  project: (name?: string, options?: ProjectOptions) => Promise<Project>
  /** Cuts the studio off from its workspace; returns what ends that. It ends with the test, too. */
  offline: () => () => void
  /** Kills the whole studio and opens it again on the same data folder; returns the new window. */
  killAndRestart: () => Promise<Page>
}

interface WorkerFixtures {
  shared: { dataDir: string; studio: () => Promise<RunningStudio> }
}

/** A folder for as long as `use` runs. */
async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'intaglio-e2e-'))
  await use(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

// Without Playwright's own fixtures: they are about browsers, and one of them is called `offline`, too.
export const test = _baseTest.extend<Fixtures & Options, WorkerFixtures>({
  sharesStudio: [false, { option: true }],
  shared: [
    // Playwright reads from the first parameter what a fixture needs.
    async ({}, use) =>
      withFolder(async (dataDir) => {
        let studio: Promise<RunningStudio> | undefined
        await use({ dataDir, studio: () => (studio ??= startRunningStudio(dataDir)) })
        await (await studio)?.close()
      }),
    { scope: 'worker', timeout: 300_000 },
  ],
  scratch: ({}, use) => withFolder(use),
  dataDir: ({ sharesStudio, shared }, use) =>
    sharesStudio
      ? use(shared.dataDir)
      : withFolder(async (folder) => {
          await layWorkspace(folder)
          await use(folder)
        }),

  studio: async ({ sharesStudio, shared, dataDir }, use, testInfo) => {
    const studio = sharesStudio ? await shared.studio() : await startRunningStudio(dataDir)
    await use(studio)
    studio.reconnect()
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('window', { body: await studio.page.screenshot(), contentType: 'image/png' })
      const log = studio.log()
      await testInfo.attach('log', { body: log, contentType: 'text/plain' })
      // A report shows how an attachment begins, and what went wrong is at its end.
      process.stderr.write(`The studio's log ended with:\n${log.slice(-4_000)}\n`)
    }
    // Nothing is left playing that would slow down the tests of other files.
    if (sharesStudio) await studio.page.reload()
    else await studio.close()
  },
  backend: ({ studio }, use) => use(createBackend(studio)),
  chain: async ({ studio }, use) => {
    const chain = createChain(studio)
    await use(chain)
    await chain.letGo()
  },
  ipfs: ({ studio }, use) => use(createIpfs(studio)),
  project: async ({ studio, scratch }, use, testInfo) => {
    let made = 0
    await use((name = `${testInfo.title.slice(0, 30)} ${(made += 1)}`, options) =>
      createProject(studio, scratch, name, options),
    )
  },
  offline: ({ studio }, use) =>
    use(() => {
      studio.cutOff()
      return () => studio.reconnect()
    }),
  killAndRestart: ({ studio }, use) => use(() => studio.killAndRestart()),
})

export { expect } from '@playwright/test'
export { openStudio, sampleCollection } from './open-studio.ts'
