import { describeElectron, ensureElectron } from '../../../scripts/electron/index.ts'
import { buildStudio } from '../../../scripts/studio/build.ts'
import { prepareWorkspace } from './support/prepared-workspace.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Makes Electron, a current build and a workspace ready, and says which Electron the suites run on. */
export default async function setup(): Promise<void> {
  const electron = await ensureElectron({ progress: say })
  // Playwright asks the `electron` package for its path, in this process's children.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.distPath
  await prepareWorkspace(await buildStudio(say))
  say(`e2e on ${describeElectron(electron)}`)
}
