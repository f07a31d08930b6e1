// What every suite builds on: a studio of its own, with its own data folder, local chain and test wallet.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'

const appDir = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export const sampleCollection = resolve(appDir, '../../resources/sample-collection')

export interface Studio {
  app: ElectronApplication
  page: Page
  dataDir: string
  /** What the studio's processes wrote so far. */
  log(): string
  /** Answers the next folder dialog with this folder, as a person would. */
  willChooseFolder(folder: string): Promise<void>
}

interface Fixtures {
  /** The studio's data folder; empty at first, removed afterwards. */
  dataDir: string
  studio: Studio
}

/** Opens the studio on a data folder and waits until its window stands. The caller closes `app`. */
export async function openStudio(dataDir: string): Promise<Studio> {
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), appDir],
    chromiumSandbox: !isRoot,
    cwd: appDir,
    env: { ...definedEnvironment(), INTAGLIO_DATA_DIR: dataDir, INTAGLIO_LOCAL_CHAIN: '1', LANGUAGE: 'en' },
  })
  const output: string[] = []
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  }
  const page = await app.firstWindow()
  return {
    app,
    page,
    dataDir,
    log: () => output.join(''),
    async willChooseFolder(folder) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
      }, folder)
    },
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export const test = base.extend<Fixtures>({
  // Playwright reads from the first parameter what a fixture needs; this one needs nothing that costs.
  dataDir: async ({ browserName: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'intaglio-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  studio: async ({ dataDir }, use, testInfo) => {
    const studio = await openStudio(dataDir)
    await use(studio)
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('window', { body: await studio.page.screenshot(), contentType: 'image/png' })
      await testInfo.attach('log', { body: studio.log(), contentType: 'text/plain' })
    }
    await studio.app.close()
  },
})

export { expect } from '@playwright/test'
