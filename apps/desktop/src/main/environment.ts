// Everything the studio reads from its environment and command line, in one place.
import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Package } from './command-line/install-line.ts'
import type { Doors } from './solo/doors.ts'

export interface Environment {
  /** Set by tests and by people who keep several workspaces. */
  dataDir: string | undefined
  /** Overrides the setting of the same name. */
  localChain: boolean | undefined
  /** The development server's address; only ever honoured by an unpackaged studio. */
  rendererUrl: string | undefined
  /** Names the feed of newer versions; undefined where there is none, and the studio never looks. */
  updateConfig: string | undefined
  /** Where the command line of a package is; undefined in a checkout, which has its own. */
  package: Package | undefined
  /** Folder with icons and the sample collection. */
  resourcesDir: string
  /** Ports of doors that a test holds between the engine and its workspace; for an unpackaged studio only. */
  testDoors: Doors | undefined
}

export function readEnvironment(): Environment {
  const localChain = process.env['INTAGLIO_LOCAL_CHAIN']
  return {
    dataDir:
      process.env['INTAGLIO_DATA_DIR'] ?? (app.commandLine.getSwitchValue('user-data-dir') || undefined),
    localChain: localChain === undefined ? undefined : localChain === '1',
    rendererUrl: app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
    updateConfig: app.isPackaged
      ? existing(join(process.resourcesPath, 'app-update.yml'))
      : process.env['INTAGLIO_UPDATE_CONFIG'],
    package: app.isPackaged
      ? {
          platform: process.platform,
          binDir: join(process.resourcesPath, 'bin'),
          appImage: process.env['APPIMAGE'],
        }
      : undefined,
    resourcesDir: app.isPackaged ? process.resourcesPath : join(app.getAppPath(), '..', '..', 'resources'),
    testDoors: app.isPackaged ? undefined : parseDoors(process.env['INTAGLIO_TEST_DOORS']),
  }
}

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined
}

/** `INTAGLIO_TEST_DOORS=4001,4002`: the backend's, then the gateway's. */
function parseDoors(text: string | undefined): Doors | undefined {
  const [backend, gateway] = text?.split(',').map(Number) ?? []
  return backend && gateway ? { backend, gateway } : undefined
}
