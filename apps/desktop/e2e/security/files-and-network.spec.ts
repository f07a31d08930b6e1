// Real: Electron, the built studio and its processes; everything is asked of the running window.
// Of the checklist of https://www.electronjs.org/docs/latest/tutorial/security: what is loaded, and from where.
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../fixtures.ts'
import { isDrawn, statusOf, withServer } from './helpers.ts'

test.use({ sharesStudio: true })

test.beforeEach(({ studio }) => isDrawn(studio.page))

test('the content security policy is strict and in force', async ({ studio }) => {
  const { page } = studio
  const policy = await page.evaluate(async () =>
    (await fetch('/index.html')).headers.get('content-security-policy'),
  )
  const directives = Object.fromEntries(
    (policy ?? '').split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ')
      return [name, values.join(' ')]
    }),
  )
  expect(directives).toMatchObject({
    'default-src': "'none'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
  expect(policy).not.toMatch(/unsafe|\*|https?:/)

  // Asked for in other words, it is the same page under the same policy.
  const pages = await page.evaluate(() =>
    Promise.all(
      ['%69ndex.html', '/index.html', '.%2findex.html', 'assets%2f..%2findex.html'].map(async (path) => {
        const { status, headers } = await fetch(`app://studio/${path}`)
        return status === 404 ? 'absent' : headers.get('content-security-policy')
      }),
    ),
  )
  const rest = (text: string | null): string => (text ?? 'none').replace(/nonce-[^']+/, '')
  for (const other of pages) expect(['absent', rest(policy)]).toContain(rest(other))

  const violations = await page.evaluate(async () => {
    const blocked: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective))
    const seen = (directive: string): Promise<void> =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective.startsWith(directive)) resolve()
        })
      })
    const inline = seen('script-src')
    const script = document.createElement('script')
    script.textContent = 'window.inlineScriptRan = true'
    document.body.append(script)
    await inline
    const framed = seen('frame-src')
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    await framed
    frame.remove()
    script.remove()
    return { blocked, ran: 'inlineScriptRan' in window }
  })
  expect(violations.ran).toBe(false)
  expect(violations.blocked).toEqual(['script-src-elem', 'frame-src'])
})

test('the window has no network of its own, even without its policy', async ({ studio }) => {
  const { app, page } = studio
  await withServer(async (url, visits) => {
    expect(await statusOf(page, url)).toBe('failed')
    const around = await app.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(address).then(
          (response) => `answered ${response.status}`,
          (error: unknown) => String(error),
        ),
      url,
    )
    expect(around).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(visits()).toBe(0)
  })
})

test('app:// serves its own files and pictures, and nothing beside them', async ({ studio }) => {
  const { page, dataDir } = studio
  await mkdir(join(dataDir, 'inside'), { recursive: true })
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await writeFile(join(dataDir, 'inside', 'pixel.png'), pixel)
  await writeFile(join(dataDir, 'secret.json'), '{}')
  // A picture that is there, a step outside: only the refusal makes it absent.
  const beside = `${basename(dataDir)}-beside.png`
  await writeFile(join(dirname(dataDir), beside), pixel)
  expect(await statusOf(page, '/data/inside/pixel.png')).toBe(200)
  const outside = [
    '/data/secret.json',
    `/data/..%2f${beside}`,
    `/data/inside%2f..%2f..%2f${beside}`,
    '/data/../package.json',
    '/data/..%2f..%2f..%2fetc%2fpasswd',
    '/data/%2e%2e/%2e%2e/etc/passwd.png',
    '/data/inside%2f..%2f..%2f..%2fpixel.png',
    '/data/%00.png',
    '/data/%zz.png',
    '/..%2f..%2fpackage.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/%zz',
  ]
  const answers = Object.fromEntries(
    await Promise.all(outside.map(async (path) => [path, await statusOf(page, path)] as const)),
  )
  await rm(join(dirname(dataDir), beside))
  expect(answers).toEqual(Object.fromEntries(outside.map((path) => [path, 404])))
})

test('a second studio on the same data folder leaves at once', async ({ studio }) => {
  await studio.app.evaluate(({ app: electronApp }) => {
    electronApp.once('second-instance', () => Object.assign(globalThis, { knocked: true }))
  })
  const command = await studio.app.evaluate(({ app: electronApp }) => ({
    file: process.execPath,
    args: [...(process.argv.includes('--no-sandbox') ? ['--no-sandbox'] : []), electronApp.getAppPath()],
  }))
  const second = promisify(execFile)(command.file, command.args, {
    env: { ...process.env, INTAGLIO_DATA_DIR: studio.dataDir, INTAGLIO_LOCAL_CHAIN: '0' },
    timeout: 30_000,
  })
  await expect(second).resolves.toBeDefined()
  await expect.poll(() => studio.app.evaluate(() => (globalThis as { knocked?: boolean }).knocked)).toBe(true)
  await expect(studio.page.getByRole('navigation', { name: 'Sections' })).toBeVisible()
})
