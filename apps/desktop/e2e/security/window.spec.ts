// Real: Electron, the built studio and its processes; everything is asked of the running window.
// Of the checklist of https://www.electronjs.org/docs/latest/tutorial/security: what a window may be, and where it may go.
import { expect, test } from '../fixtures.ts'
import { isDrawn, withServer } from './helpers.ts'

test.use({ sharesStudio: true })

test.beforeEach(({ studio }) => isDrawn(studio.page))

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
  // Elsewhere, its dictionaries would come from a network.
  const checksSpelling = await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())
  expect(checksSpelling).toBe(process.platform === 'darwin')
  expect(windows[0]?.nodeIntegrationInWorker ?? false).toBe(false)
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
  )
  expect(globals).toEqual([])
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
    const drawing = 'app://studio/data/projects/p/originals/1.svg'
    const strange = [url, 'file:///etc/passwd', 'app://studio.example/', drawing, 'data:text/html,<p>x']
    for (const address of strange) {
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
    await expect.poll(refused).toEqual([url, 'app://studio.example/', drawing])
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

test('a page saves no file', async ({ studio }) => {
  const { app, page } = studio
  await app.evaluate(({ session }) => {
    const downloads: string[] = []
    Object.assign(globalThis, { downloads })
    session.defaultSession.on('will-download', (event, item) => {
      downloads.push(event.defaultPrevented ? 'refused' : item.getURL())
    })
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['<script>1</script>'], { type: 'text/html' }))
    link.download = 'page.html'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { downloads: string[] }).downloads))
    .toEqual(['refused'])
})
