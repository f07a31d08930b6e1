// How long 100 previews take in the studio's own window, until every one is on the screen: from choosing a folder of
// layers on, and after the seed was changed. Beside a plain loop that lays the layers' files over each other with sharp
// and writes a small picture of each item.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStudio, type Studio } from '../apps/desktop/e2e/open-studio.ts'
import { workspaceIsUp } from '../apps/desktop/e2e/support/workspace-is-up.ts'
import { describeElectron, ensureElectron } from '../scripts/electron/index.ts'
import { buildStudio } from '../scripts/studio/build.ts'
import { hasScreen, startInvisibleScreen } from '../scripts/studio/invisible-screen.ts'
import { median, seconds } from './measure.ts'
import { drawPlainly, layerCount, pictureOf, valueCount, writeArt } from './plain-loop.ts'

const previews = 100
const previewSide = 256
const runs = 3

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const electron = await ensureElectron({ progress: say })
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.distPath
await buildStudio(say)
say(`previews on ${describeElectron(electron)}`)

const screen = hasScreen() ? undefined : await startInvisibleScreen()
if (screen) process.env['DISPLAY'] = screen.display
const scratch = await mkdtemp(path.join(tmpdir(), 'intaglio-bench-'))
const art = path.join(scratch, 'art')
const times = { first: [] as number[], changed: [] as number[], plain: [] as number[] }
try {
  await writeArt(art)
  for (let run = 0; run < runs; run += 1) await once(path.join(scratch, `run-${run}`))
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  screen?.stop()
}
const line = (name: string, ours: readonly number[]) =>
  `${name.padEnd(40)} ${median(ours).toFixed(2)} s  ${(median(ours) / median(times.plain)).toFixed(3)} times the plain loop\n`
process.stdout.write(line(`${previews} previews from choosing the folder on`, times.first))
process.stdout.write(line('the same after a change', times.changed))

async function once(folder: string): Promise<void> {
  await mkdir(folder)
  const studio = await openStudio(path.join(folder, 'data'))
  try {
    await isReady(studio)
    times.first.push(await untilShown(studio, 'Generate from layers…'))
    times.changed.push(await untilShown(studio, 'Show others'))
  } finally {
    await studio.app.close()
  }
  const items = Array.from({ length: previews }, (_, item) =>
    Array.from({ length: layerCount }, (_layer, layer) =>
      pictureOf(art, layer, (item * (layer + 1)) % valueCount),
    ),
  )
  times.plain.push(await seconds(() => drawPlainly(folder, items, previewSide)))
}

/** Nothing of its start goes on, and the dialog will be answered once what reads files is there. */
async function isReady(studio: Studio): Promise<void> {
  await workspaceIsUp(studio)
  await studio.app.evaluate(({ app, dialog }, folder) => {
    const isUp = () => app.getAppMetrics().some(({ name }) => name === 'Intaglio decoder')
    dialog.showOpenDialog = async () => {
      while (!isUp()) await new Promise((resolve) => setTimeout(resolve, 20))
      return { canceled: false, filePaths: [folder] }
    }
  }, art)
}

/** Seconds from the press of a button until every preview is another than before, and painted. */
function untilShown({ page }: Studio, button: string): Promise<number> {
  return page.evaluate(
    async ({ name, count }) => {
      const pictures = () => [...document.querySelectorAll<HTMLImageElement>('ul[aria-label="Preview"] img')]
      const before = new Set(pictures().map(({ src }) => src))
      const pressed = [...document.querySelectorAll('button')].find((each) => each.textContent === name)
      if (!pressed) throw new Error(`There is no button "${name}".`)
      const began = performance.now()
      pressed.click()
      const frame = () => new Promise(requestAnimationFrame)
      const isNew = ({ src, complete }: HTMLImageElement) => complete && !before.has(src)
      while (pictures().filter(isNew).length < count) await frame()
      return (performance.now() - began) / 1000
    },
    { name: button, count: previews },
  )
}
