// What every suite builds on: a studio of its own, with its own data folder, local chain and test wallet.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { openStudio, type Studio } from './open-studio.ts'

interface Fixtures {
  /** The studio's data folder; empty at first, removed afterwards. */
  dataDir: string
  studio: Studio
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
export { openStudio, sampleCollection } from './open-studio.ts'
