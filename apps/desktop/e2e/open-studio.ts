// Opens a real studio under Playwright's hand: for the suites, and for whatever else wants to look at it.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { _electron } from 'playwright'

const appDir = resolve(dirname(fileURLToPath(import.meta.url)), '..')

export const sampleCollection = resolve(appDir, '../../resources/sample-collection')

export interface Studio {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  /** What the studio's processes wrote so far. */
  log(): string
  /** Answers the next folder dialog with this folder, as a person would. */
  willChooseFolder(folder: string): Promise<void>
  /** Answers every dialog to save a file with this one. */
  willSaveAs(file: string): Promise<void>
}

/**
 * Opens the studio on a data folder and waits until its window stands. The caller closes `app`.
 * @param args switches, and files to open
 */
export async function openStudio(
  dataDir: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Studio> {
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), appDir, ...args],
    chromiumSandbox: !isRoot,
    cwd: appDir,
    env: {
      ...definedEnvironment(),
      ...{ INTAGLIO_DATA_DIR: dataDir, INTAGLIO_LOCAL_CHAIN: '1', LANGUAGE: 'en' },
      ...environment,
    },
  })
  const output: string[] = []
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  }
  // As long as what is expected may take, in playwright.config.ts: against hangs only.
  app.context().setDefaultTimeout(90_000)
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
    async willSaveAs(file) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen })
      }, file)
    },
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
