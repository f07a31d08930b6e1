// Real: Electron, the built studio and its processes; everything is asked of the running window.
// After the checklist of https://www.electronjs.org/docs/latest/tutorial/security, item by item in its order: that is why
// it is one file of more than 300 lines.
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

/** What a page may not reach; counts who did. */
async function withServer(use: (url: string, visits: () => number) => Promise<void>): Promise<void> {
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response
      .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
      .end('<p>hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => visits)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const statusOf = (page: Page, path: string): Promise<number | string> =>
  page.evaluate(
    (address) =>
      fetch(address).then(
        (response) => response.status,
        () => 'failed',
      ),
    path,
  )

test.beforeEach(async ({ studio }) => {
  await studio.page.getByRole('navigation', { name: 'Sections' }).waitFor()
})

test('the window is isolated, sandboxed and has no Node', async ({ studio }) => {
  const { app, page } = studio
  const windows = await app.evaluate(({ BrowserWindow }) => {
    // Electron leaves this method out of its types.
    type Asked = { getLastWebPreferences(): Electron.WebPreferences }
    return BrowserWindow.getAllWindows().map(({ webContents }) =>
      (webContents as unknown as Asked).getLastWebPreferences(),
    )
  })
  expect(windows).toHaveLength(1)
  expect(windows[0]).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  })
  expect(windows[0]?.nodeIntegrationInWorker ?? false).toBe(false)
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  )
  expect(globals).toEqual([])
})

test('the page gets the contract and nothing else, and cannot change it', async ({ studio }) => {
  const exposed = await studio.page.evaluate(() => {
    const api = window.intaglio
    const attempt = (act: () => unknown): boolean => {
      try {
        return act() !== false
      } catch {
        return false
      }
    }
    return {
      members: Object.entries(api).map(([name, value]) => `${name}: ${typeof value}`),
      frozen: Object.isFrozen(api),
      replaced: attempt(() => Reflect.set(window, 'intaglio', {})),
      redefined: attempt(() => Reflect.defineProperty(window, 'intaglio', { value: {} })),
      changed: attempt(() => Reflect.set(api, 'getStatus', () => undefined)),
      added: attempt(() => Reflect.set(api, 'more', 1)),
      same: window.intaglio === api,
    }
  })
  const { channels } = await import('../src/contract/channels.ts')
  expect(exposed.members.sort()).toEqual(
    [...Object.keys(channels), 'subscribe', 'takeDropped'].map((name) => `${name}: function`).sort(),
  )
  expect(exposed).toMatchObject({
    ...{ frozen: true, replaced: false, redefined: false, changed: false, added: false, same: true },
  })
})

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

test('the window stays on its page and opens no other', async ({ studio }) => {
  const { app, page } = studio
  const home = page.url()
  expect(home).toBe('app://studio/index.html')
  await app.evaluate(({ webContents }) => {
    const refused: string[] = []
    Object.assign(globalThis, { refused })
    webContents.getAllWebContents()[0]?.on('will-frame-navigate', (event) => {
      if (event.defaultPrevented) refused.push(event.url)
    })
  })
  const refused = (): Promise<string[]> =>
    app.evaluate(() => (globalThis as unknown as { refused: string[] }).refused)
  await withServer(async (url, visits) => {
    for (const address of [url, 'file:///etc/passwd', 'app://studio.example/', 'data:text/html,<p>x']) {
      await page.evaluate((to) => {
        const link = document.createElement('a')
        link.href = to
        document.body.append(link)
        link.click()
        link.remove()
      }, address)
      expect(await page.evaluate((to) => window.open(to) === null, address)).toBe(true)
    }
    // The others never came as far as the studio's own refusal: Chromium refused them.
    await expect.poll(refused).toEqual([url, 'app://studio.example/'])
    // Asked of the page: Playwright's locators wait for navigations, and these never end.
    const here = await page.evaluate(() => [location.href, document.querySelectorAll('nav').length > 0])
    expect(here).toEqual([home, true])
    expect(visits()).toBe(0)
  })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('a webview tag is an unknown element', async ({ studio }) => {
  const made = await studio.page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://studio/index.html')
    document.body.append(view)
    const isPlain = view.constructor === HTMLElement && !('getWebContentsId' in view)
    view.remove()
    return isPlain
  })
  expect(made).toBe(true)
})

test('permissions are refused', async ({ studio }) => {
  const { app, page } = studio
  const granted = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    const states = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    )
    return names.filter((_, index) => states[index]?.state === 'granted')
  })
  expect(granted).toEqual([])
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
  const media = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: DOMException) => error.name,
    ),
  )
  expect(media).not.toBe('granted')
  const position = await page.evaluate(
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code),
        )
      }),
  )
  expect(position).toBe(1)
  expect(await app.evaluate(({ session }) => session.defaultSession.isPersistent())).toBe(true)
})

test('a page of another origin is refused on every channel', async ({ studio }) => {
  const { app } = studio
  const { channels } = await import('../src/contract/channels.ts')
  // The worst case: a second window with the studio's own preload script, on an address that is not the studio's.
  const answers = await app.evaluate(async ({ app: electronApp, BrowserWindow }, names) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electronApp.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    })
    await stranger.loadURL('data:text/html,<p>stranger')
    const code = `Promise.all(${JSON.stringify(names)}.map((name) => window.intaglio[name](undefined)))`
    const replies = (await stranger.webContents.executeJavaScript(code)) as {
      ok: boolean
      error?: { code: string }
    }[]
    stranger.destroy()
    return replies.map((reply) => reply.error?.code)
  }, Object.keys(channels))
  expect(answers).toEqual(Object.keys(channels).map(() => 'UNTRUSTED_SENDER'))
})

test('only known addresses leave for the system', async ({ studio }) => {
  const { app, page } = studio
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (url) => Promise.resolve(void opened.push(url))
  })
  const ask = (url: string): Promise<string> =>
    page.evaluate(async (address) => {
      const reply = await window.intaglio.openExternal({ url: address })
      return reply.ok ? 'opened' : reply.error.code
    }, url)
  expect(await ask('file:///etc/passwd')).toBe('INVALID_INPUT')
  expect(await ask('smb://example.com/share')).toBe('INVALID_INPUT')
  expect(await ask('javascript:alert(1)')).toBe('INVALID_INPUT')
  expect(await ask('https://example.com/')).toBe('LINK_REFUSED')
  expect(await ask('https://etherscan.io@example.com/')).toBe('LINK_REFUSED')
  expect(await ask('https://etherscan.io.example.com/')).toBe('LINK_REFUSED')
  expect(await ask('https://etherscan.io/tx/0x1')).toBe('opened')
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://etherscan.io/tx/0x1',
  ])
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
