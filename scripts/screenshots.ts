// npm run screenshots: walks through every screen of the studio in both languages and both themes, on the sample
// collection, a small collection of layers and one of 10,000 items, and publishes the sample to a chain of its own; then
// a queue of 5,000 jobs, and what is shown when the database is damaged. All pictures go to
// .cache/screenshots, to be looked at; the few that the pages of docs/ show are kept there, at twice the size.
// `-- --size 1920x1080` asks for another window. Where there is no display it brings one in memory.
import { inEnglish, type Text } from '@intaglio/shared'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import sharp from '@intaglio/shared/sharp'
import { openStudio, sampleCollection, type Studio } from '../apps/desktop/e2e/open-studio.ts'
import { damageDatabase } from '../apps/desktop/e2e/support/damage-database.ts'
import { writeLayers } from '../apps/desktop/e2e/support/layers.ts'
import { putManyJobs } from '../apps/desktop/e2e/support/many-jobs.ts'
import { repeatItems } from '../apps/desktop/e2e/support/repeat-items.ts'
import { en } from '../apps/desktop/src/renderer/app/i18n/en.ts'
import { vi } from '../apps/desktop/src/renderer/app/i18n/vi.ts'
import { describeElectron, ensureElectron } from './electron/index.ts'
import { buildStudio } from './studio/build.ts'
import { hasScreen, startInvisibleScreen } from './studio/invisible-screen.ts'
import { until } from './studio/until.ts'

type Language = 'en' | 'vi'
type Theme = 'light' | 'dark'

const languages = { en, vi } as const
/** Which picture a page of docs/ shows, and under which name. */
const shownInDocs: Readonly<Record<string, string>> = {
  'items.en.light': 'studio',
  'items.en.dark': 'studio-dark',
  'publish.en.light': 'publish',
  'queue.en.light': 'queue',
}

/** The project of 10,000 items. */
const large = 'Ten Thousand'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const docs = join(root, 'docs/images')
const all = join(root, '.cache/screenshots')
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const { size } = parseArgs({ options: { size: { type: 'string', default: '1280x800' } } }).values
const [width = 0, height = 0] = size.split('x').map(Number)
if (!(width >= 860 && height >= 560))
  throw new Error(`--size ${size}: say it as 1280x800, and no smaller than 860x560.`)
const isUsual = size === '1280x800'

const electron = await ensureElectron({ progress: say })
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.distPath
await buildStudio(say)
say(`screenshots on ${describeElectron(electron)}`)
for (const folder of [docs, all]) await mkdir(folder, { recursive: true })

const screen = hasScreen() ? undefined : await startInvisibleScreen()
if (screen) process.env['DISPLAY'] = screen.display
const scratch = await mkdtemp(join(tmpdir(), 'intaglio-screenshots-'))
const dataDir = join(scratch, 'data')
let studio = await open(dataDir)
try {
  await inEachLanguage(async (words, keep) => {
    await studio.page.getByRole('button', { name: words.projects.sample }).waitFor({ timeout: 60_000 })
    await keep('first-launch')
  })
  await prepare()
  await inEachLanguage(walk)
  await publish()
  await inEachLanguage(async (words, keep) => {
    await section(words.nav.queue)
    await keep('queue')
    await openProject(words, 'Intaglio Sampler', words.nav.publish)
    await keep('published')
    await section(words.nav.projects)
    await keep('projects')
  })
  await reopen(join(scratch, 'jobs'), (folder) => putManyJobs(folder, 5_000))
  await inEachLanguage(async (words, keep) => {
    await section(words.nav.queue)
    await studio.page.getByRole('row').nth(2).click()
    await keep('queue-5000')
  })
  await reopen(join(scratch, 'damaged'), damageDatabase)
  await inEachLanguage(async (_, keep) => {
    await studio.page.getByRole('radiogroup').waitFor({ timeout: 120_000 })
    await keep('recovery')
  })
} catch (error) {
  // What was there instead of what was waited for.
  await studio.page.screenshot({ path: join(all, 'failure.png') }).catch(() => undefined)
  throw error
} finally {
  await studio.app.close()
  screen?.stop()
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 })
}

/** Opens a studio whose window is as large as was asked for, at twice the points. */
async function open(folder: string): Promise<Studio> {
  const opened = await openStudio(folder, ['--force-device-scale-factor=2'])
  await opened.app.evaluate(
    ({ BrowserWindow }, content) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(content.width, content.height)
    },
    { width, height },
  )
  return opened
}

async function reopen(folder: string, fill: (folder: string) => Promise<void> | void): Promise<void> {
  await studio.app.close()
  await mkdir(folder, { recursive: true })
  await fill(folder)
  studio = await open(folder)
}

async function inEachLanguage(
  look: (words: typeof en, keep: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { page } = studio
  for (const language of ['vi', 'en'] as const) {
    await page.evaluate((to) => window.intaglio.updateSettings({ language: to }), language)
    await page.reload()
    await look(languages[language], (name) => keepBothThemes(name, language))
  }
}

async function keepBothThemes(name: string, language: Language): Promise<void> {
  for (const theme of ['dark', 'light'] as const) await keepPicture(name, language, theme)
}

async function keepPicture(name: string, language: Language, theme: Theme): Promise<void> {
  const { page } = studio
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  // The pointer would leave a hover or a tooltip in the picture.
  await page.mouse.move(width / 2, 6)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
  const picture = await page.screenshot({ animations: 'disabled' })
  const full = `${name}.${language}.${theme}`
  await sharp(picture)
    .resize({ width })
    .png()
    .toFile(join(all, isUsual ? `${full}.png` : `${full}.${size}.png`))
  const shown = isUsual ? shownInDocs[full] : undefined
  if (shown)
    await sharp(picture)
      .png({ palette: true, quality: 95, effort: 10 })
      .toFile(join(docs, `${shown}.png`))
  say(full)
}

/** Three projects: the sample, read and addressed, one of layers, drawn, and one of 10,000 items. */
async function prepare(): Promise<void> {
  const { page } = studio
  const layers = join(scratch, 'Stamps')
  await writeLayers(layers)
  await studio.willChooseFolder(layers)
  await page.evaluate(async () => {
    const { intaglio } = window
    const value = <Value>(
      reply: { ok: true; value: Value } | { ok: false; error: { message: Text } },
    ): Value => {
      if (!reply.ok) throw new Error(inEnglish(reply.error.message))
      return reply.value
    }
    value(await intaglio.createSampleProject(undefined))
    const folder = value(await intaglio.chooseFolder(undefined)) ?? ''
    const { projectId } = value(await intaglio.openLayers({ folder }))
    value(await intaglio.updateRecipe({ projectId, change: { count: 12 } }))
    value(await intaglio.generate({ projectId }))
  })
  await until(() =>
    page.evaluate(async () => {
      const [status, projects] = await Promise.all([
        window.intaglio.getStatus(undefined),
        window.intaglio.listProjects(undefined),
      ])
      const isIdle = status.ok && status.value.backend === 'online' && status.value.tasks.length === 0
      return isIdle && projects.ok && projects.value.some(({ itemCount }) => itemCount === 24)
    }),
  )
  await page.evaluate(async () => {
    const answer = await window.intaglio.signIn(undefined)
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  })
  const pictures = join(scratch, large)
  // The collection's own words and pictures are left: it is called otherwise.
  await cp(sampleCollection, pictures, {
    recursive: true,
    filter: (file) => !/collection\.json$|_collection$/.test(file),
  })
  await studio.willChooseFolder(pictures)
  const projectId = await page.evaluate(async (name) => {
    const folder = await window.intaglio.chooseFolder(undefined)
    const made = await window.intaglio.createProject({ name, folder: (folder.ok && folder.value) || '' })
    if (!made.ok || !made.value) throw new Error(JSON.stringify(made))
    return made.value.projectId
  }, large)
  await areThere(projectId, 24)
  await repeatItems(dataDir, projectId, pictures, 10_000)
  await areThere(projectId, 10_000)
}

/** Waits until a project has so many items, and nobody works on it. */
async function areThere(projectId: string, count: number): Promise<void> {
  await until(() =>
    studio.page.evaluate(
      async ([id, wanted]) => {
        const projects = await window.intaglio.listProjects(undefined)
        const status = await window.intaglio.getStatus(undefined)
        const isIdle = status.ok && !status.value.tasks.some((task) => task.projectId === id)
        const items = projects.ok && projects.value.find((one) => one.projectId === id)?.itemCount
        return isIdle && items === wanted
      },
      [projectId, count] as const,
    ),
  )
}

async function section(name: string): Promise<void> {
  const { page } = studio
  await page.locator('[data-pane="sidebar"]').getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function openProject(words: typeof en, project: string, screen: string): Promise<void> {
  const { page } = studio
  await section(words.nav.projects)
  await page.getByRole('button', { name: project, exact: true }).first().click()
  const tab = page
    .getByRole('navigation', { name: words.nav.screens })
    .getByRole('button', { name: screen, exact: true })
  await tab.click()
  await page.waitForFunction(
    (button) => button?.getAttribute('aria-current') === 'page',
    await tab.elementHandle(),
  )
}

async function walk(words: typeof en, keep: (name: string) => Promise<void>): Promise<void> {
  const { page } = studio
  const sample = 'Intaglio Sampler'
  await openProject(words, sample, words.nav.items)
  await page.getByRole('option', { name: 'Luna Moth' }).click()
  await keep('items')
  await page.getByRole('option', { name: 'Luna Moth' }).dblclick()
  await page.getByRole('dialog').locator('[data-crisp]').waitFor()
  await keep('viewer')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+a')
  await keep('items-many')
  await page.getByRole('button', { name: words.items.bulkEdit }).first().click()
  await page.getByRole('dialog').waitFor()
  await keep('bulk-edit')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await section(words.nav.problems)
  await keep('problems')
  await openProject(words, sample, words.nav.traits)
  await page.getByRole('table').first().waitFor()
  await keep('traits')
  await openProject(words, large, words.nav.items)
  await page.getByRole('option').nth(8).locator('img').waitFor()
  await keep('items-10000')
  await openProject(words, large, words.nav.traits)
  await page.getByRole('table').first().waitFor()
  await keep('traits-10000')
  await openProject(words, 'Stamps', words.nav.generate)
  await page.getByRole('list', { name: words.generate.preview }).getByRole('img').first().waitFor()
  await keep('generate')
  await openProject(words, sample, words.nav.publish)
  await page.getByRole('main').getByRole('button', { name: /24/ }).first().waitFor({ timeout: 60_000 })
  await keep('publish')
  for (const name of ['storage', 'settings'] as const) {
    await section(words.nav[name])
    await keep(name)
  }
  await page.keyboard.press('F1')
  await keep('help')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').waitFor()
  await keep('palette')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function publish(): Promise<void> {
  const { page } = studio
  await openProject(en, 'Intaglio Sampler', en.nav.publish)
  await page.getByRole('button', { name: 'Mint 24 tokens' }).click()
  await page.getByText('24 tokens are on chain').waitFor({ timeout: 120_000 })
}
