// Real: Electron, the built studio and its processes; everything is asked of the running window.
// Of the checklist of https://www.electronjs.org/docs/latest/tutorial/security: what passes between page and main process.
import { channels } from '../../src/contract/channels.ts'
import { expect, test } from '../fixtures.ts'
import { isDrawn } from './helpers.ts'

test.use({ sharesStudio: true })

test.beforeEach(({ studio }) => isDrawn(studio.page))

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
  expect(exposed.members.sort()).toEqual(
    [...Object.keys(channels), 'subscribe', 'takeDropped'].map((name) => `${name}: function`).sort(),
  )
  expect(exposed).toMatchObject({
    ...{ frozen: true, replaced: false, redefined: false, changed: false, added: false, same: true },
  })
})

test('a page of another origin is refused on every channel', async ({ studio }) => {
  const { app } = studio
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
  // Read in one way here, and handed on so that nobody reads it in another.
  expect(await ask('https://etherscan.io\\@example.com/')).toBe('opened')
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([
    'https://etherscan.io/tx/0x1',
    'https://etherscan.io/@example.com/',
  ])
})
