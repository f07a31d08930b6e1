// How long the studio takes from its start to its first screen, and until its own backend and chain answer, beside an
// Electron that opens an empty page. On a display in memory where there is none.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron } from 'playwright'
import { openStudio } from '../apps/desktop/e2e/open-studio.ts'
import { layWorkspace, prepareWorkspace } from '../apps/desktop/e2e/support/prepared-workspace.ts'
import { ensureElectron } from '../scripts/electron/index.ts'
import { buildStudio } from '../scripts/studio/build.ts'
import { hasScreen, startInvisibleScreen } from '../scripts/studio/invisible-screen.ts'
import { until } from '../scripts/studio/until.ts'
import { median } from './measure.ts'

const runs = 5

process.env['ELECTRON_OVERRIDE_DIST_PATH'] = (await ensureElectron()).distPath
await prepareWorkspace(await buildStudio((line) => process.stderr.write(`${line}\n`)))
const screen = hasScreen() ? undefined : await startInvisibleScreen()
if (screen) process.env['DISPLAY'] = screen.display
const scratch = await mkdtemp(path.join(tmpdir(), 'intaglio-bench-'))
const times = { screen: [] as number[], online: [] as number[], bare: [] as number[] }
try {
  const bare = await writeBareApp()
  for (let run = 0; run < runs; run += 1) {
    await openBare(bare)
    await openOurs(path.join(scratch, String(run)))
  }
} finally {
  screen?.stop()
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
}

const line = (name: string, ours: readonly number[]) =>
  `${name.padEnd(34)} ${median(ours).toFixed(2)} s  ${(median(ours) / median(times.bare)).toFixed(2)} times an empty page\n`
process.stdout.write(line('the studio’s first screen', times.screen))
process.stdout.write(line('its backend and chain answer', times.online))

async function openOurs(dataDir: string): Promise<void> {
  await mkdir(dataDir)
  await layWorkspace(dataDir)
  const began = performance.now()
  const since = (): number => (performance.now() - began) / 1000
  const { app, page } = await openStudio(dataDir)
  try {
    await page.getByRole('button', { name: 'Open the sample collection' }).waitFor()
    times.screen.push(since())
    await until(() =>
      page.evaluate(async () => {
        const status = await window.intaglio.getStatus(undefined)
        return status.ok && status.value.backend === 'online'
      }),
    )
    times.online.push(since())
  } finally {
    await app.close()
  }
}

async function writeBareApp(): Promise<string> {
  const folder = path.join(scratch, 'bare')
  await mkdir(folder)
  await writeFile(path.join(folder, 'package.json'), '{"name":"bare","main":"main.cjs"}')
  await writeFile(
    path.join(folder, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron')\napp.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<p>Bare'))\n",
  )
  return folder
}

async function openBare(folder: string): Promise<void> {
  const isRoot = process.getuid?.() === 0
  const began = performance.now()
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), folder],
    chromiumSandbox: !isRoot,
  })
  await (await app.firstWindow()).getByText('Bare').waitFor()
  times.bare.push((performance.now() - began) / 1000)
  await app.close()
}
