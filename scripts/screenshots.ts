// npm run screenshots: opens the studio on the sample collection, publishes it to a chain of its own, and keeps what
// the window shows in docs/images, at twice the size. Where there is no display it wants xvfb-run before it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { openStudio, type Studio } from '../apps/desktop/e2e/open-studio.ts'
import { describeElectron, ensureElectron } from './electron/index.ts'
import { buildStudio } from './studio/build.ts'

const images = resolve(dirname(fileURLToPath(import.meta.url)), '../docs/images')
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const electron = await ensureElectron({ progress: say })
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.distPath
await buildStudio(say)
say(`screenshots on ${describeElectron(electron)}`)

await mkdir(images, { recursive: true })
const dataDir = await mkdtemp(join(tmpdir(), 'intaglio-screenshots-'))
const studio = await openStudio(dataDir, ['--force-device-scale-factor=2'])
try {
  await walk(studio)
} finally {
  await studio.app.close()
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

async function walk({ page }: Studio): Promise<void> {
  const keep = async (name: string): Promise<void> => {
    // The pointer would leave a hover or a tooltip in the picture.
    await page.mouse.move(700, 12)
    await page.waitForFunction(() => [...document.images].every((image) => image.complete))
    const picture = await page.screenshot({ animations: 'disabled' })
    await sharp(picture)
      .png({ palette: true, quality: 95, effort: 10 })
      .toFile(join(images, `${name}.png`))
    say(`docs/images/${name}.png`)
  }

  await page.emulateMedia({ colorScheme: 'light' })
  const sample = page.getByRole('button', { name: 'Open the sample collection' })
  await sample.waitFor({ timeout: 60_000 })
  await keep('first-launch')
  await sample.click()
  await page.getByRole('progressbar', { name: 'Reading pictures' }).waitFor({ state: 'detached' })
  await page.getByRole('option').first().waitFor({ timeout: 60_000 })
  await page.getByRole('option', { name: 'Luna Moth' }).click()
  await page.getByRole('button', { name: 'Copy Details (CID)' }).waitFor({ timeout: 60_000 })
  await keep('studio')
  await page.emulateMedia({ colorScheme: 'dark' })
  await keep('studio-dark')

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with the wallet' }).click()
  const mint = page.getByRole('button', { name: 'Mint 24 tokens' })
  await mint.waitFor({ timeout: 60_000 })
  await page.emulateMedia({ colorScheme: 'light' })
  await keep('publish')
  await mint.click()
  const minting = page.getByRole('row', { name: 'Mint 24 tokens' })
  await minting.getByText('On chain and in the catalog').waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: 'See the queue' }).click()
  await page.getByRole('heading', { name: 'Queue' }).waitFor()
  await keep('queue')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Projects' }).click()
  await page.getByText('On chain').waitFor()
  await keep('projects')
}
