// Real: Electron, the built studio, its engine at work. Watched from within the main process, because no test can
// look at a dock, a taskbar or a tray: what is set there. Stubbed: the answer to the question on closing.
import { expect, test } from './fixtures.ts'
import { beginLargeProject } from './support/many-pictures.ts'
import type { RunningStudio } from './support/running-studio.ts'

test.skip(process.platform === 'darwin', 'There the work goes on without a question, and without an end.')

interface Watched {
  progress: number[]
  answers: number[]
  asked: number
  tip: string
  menu: Electron.Menu | undefined
  /** What keeps the computer awake. */
  awake: string | undefined
}

/** Begins to watch the main process; the question on closing is answered with these buttons, one after another. */
function watch({ app }: RunningStudio, answers: number[]): Promise<void> {
  return app.evaluate(({ BrowserWindow, Tray, dialog, powerSaveBlocker }, given) => {
    const watched: Watched = {
      ...{ progress: [], answers: given, asked: 0 },
      ...{ tip: '', menu: undefined, awake: undefined },
    }
    Object.assign(globalThis, { watched })
    const { setProgressBar } = BrowserWindow.prototype
    BrowserWindow.prototype.setProgressBar = function (this: Electron.BrowserWindow, progress) {
      watched.progress.push(progress)
      setProgressBar.call(this, progress)
    }
    const { setContextMenu, setToolTip, destroy } = Tray.prototype
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu) {
      watched.menu = menu ?? undefined
      setContextMenu.call(this, menu)
    }
    Tray.prototype.setToolTip = function (this: Electron.Tray, tip) {
      watched.tip = tip
      setToolTip.call(this, tip)
    }
    Tray.prototype.destroy = function (this: Electron.Tray) {
      watched.menu = undefined
      destroy.call(this)
    }
    const { start, stop } = powerSaveBlocker
    powerSaveBlocker.start = (type) => {
      watched.awake = type
      return start.call(powerSaveBlocker, type)
    }
    powerSaveBlocker.stop = (id) => {
      watched.awake = undefined
      return stop.call(powerSaveBlocker, id)
    }
    dialog.showMessageBox = () => {
      watched.asked += 1
      return Promise.resolve({ response: watched.answers.shift() ?? 2, checkboxChecked: false })
    }
  }, answers)
}

const seen = ({ app }: RunningStudio) =>
  app.evaluate(({ BrowserWindow }) => {
    const { progress, asked, tip, menu, awake } = (globalThis as unknown as { watched: Watched }).watched
    const [window] = BrowserWindow.getAllWindows()
    return {
      ...{ progress, asked, tip, awake },
      tray: menu?.items.filter(({ type }) => type === 'normal').map(({ label }) => label),
      isVisible: window?.isVisible(),
    }
  })

const click = ({ app }: RunningStudio, label: string): Promise<void> =>
  app.evaluate((_electron, wanted) => {
    const { menu } = (globalThis as unknown as { watched: Watched }).watched
    const item = menu?.items.find((each) => each.label === wanted)
    if (!item) throw new Error(`The tray does not offer "${wanted}".`)
    ;(item.click as () => void)()
  }, label)

const close = ({ app }: RunningStudio): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

test('work goes on without the window: the taskbar and the tray say how far, and it can be paused there', async ({
  studio,
  scratch,
}) => {
  await watch(studio, [2, 0])
  await beginLargeProject(studio, scratch, 150)

  await test.step('the taskbar shows how far it is', async () => {
    await expect
      .poll(async () => (await seen(studio)).progress.some((share) => share > 0 && share <= 1))
      .toBe(true)
    expect((await seen(studio)).awake).toBe('prevent-app-suspension')
  })

  await test.step('closing asks; the answer can be to stay', async () => {
    await close(studio)
    await expect.poll(() => seen(studio)).toMatchObject({ asked: 1, isVisible: true })
    expect((await seen(studio)).tray).toBeUndefined()
  })

  await test.step('or to go on in the background', async () => {
    await close(studio)
    await expect.poll(() => seen(studio)).toMatchObject({ asked: 2, isVisible: false })
    await expect
      .poll(async () => (await seen(studio)).tray?.slice(1))
      .toEqual(['Open Intaglio', 'Pause all', 'Quit Intaglio'])
    expect((await seen(studio)).tip).toMatch(/^Intaglio: 1 task at work/)
  })

  await test.step('paused in the tray, it waits there and goes on there', async () => {
    await click(studio, 'Pause all')
    await expect
      .poll(async () => (await seen(studio)).tray)
      .toEqual(['Paused', 'Open Intaglio', 'Go on', 'Quit Intaglio'])
    expect((await seen(studio)).awake).toBeUndefined()
    await click(studio, 'Go on')
    await expect.poll(async () => (await seen(studio)).tray).toContain('Pause all')
  })

  await test.step('the window comes back, and the tray goes', async () => {
    await click(studio, 'Open Intaglio')
    await expect.poll(() => seen(studio)).toMatchObject({ isVisible: true, tray: undefined })
  })
})

test('a studio in the background ends by itself when its work is done', async ({ studio, scratch }) => {
  await watch(studio, [0])
  const gone = studio.app.waitForEvent('close', { timeout: 170_000 })
  await beginLargeProject(studio, scratch, 20)
  await close(studio)
  await gone
})
