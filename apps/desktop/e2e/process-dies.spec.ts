// Real: Electron, the built studio, its embedded backend, its engine, anvil, SIGKILL.
// The window's processes die one at a time; the window stays, and what died comes back.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import sharp from '@intaglio/shared/sharp'
import { expect, openStudio, test } from './fixtures.ts'

/** The process id of one of the studio's utility processes; undefined while there is none. */
function pidOf(app: ElectronApplication, name: string): Promise<number | undefined> {
  return app.evaluate(
    ({ app: electronApp }, wanted) =>
      electronApp.getAppMetrics().find((metric) => metric.name === wanted || metric.serviceName === wanted)
        ?.pid,
    name,
  )
}

async function kill(app: ElectronApplication, name: string): Promise<number> {
  await expect.poll(() => pidOf(app, name)).toBeDefined()
  const pid = await pidOf(app, name)
  if (pid === undefined) throw new Error(`${name} does not run.`)
  process.kill(pid, 'SIGKILL')
  return pid
}

test('an engine that dies is started again, three times, and the window stays', async ({ studio }) => {
  const { app, page } = studio
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await page.getByRole('option', { name: 'Luna Moth' }).waitFor()
  await expect(page.getByRole('status')).toHaveText('Online')
  const projects = (): Promise<string[] | string> =>
    page.evaluate(async () => {
      const reply = await window.intaglio.listProjects(undefined)
      return reply.ok ? reply.value.map(({ name }) => name) : reply.error.code
    })
  const before = await projects()
  expect(before).toHaveLength(1)

  for (const time of ['first', 'second', 'third']) {
    await test.step(`the ${time} time`, async () => {
      const dead = await kill(app, 'Intaglio engine')
      await expect
        .poll(async () => ![undefined, dead].includes(await pidOf(app, 'Intaglio engine')))
        .toBe(true)
      await expect.poll(projects).toEqual(before)
      await expect(page.getByRole('status')).toHaveText('Online')
    })
  }
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Projects' }).click()
  await expect(page.getByText('Intaglio Sampler').first()).toBeVisible()

  await test.step('then it says so, and tries no more', async () => {
    await kill(app, 'Intaglio engine')
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const reply = await window.intaglio.getStatus(undefined)
          return reply.ok ? reply.value.backendMessage : undefined
        }),
      )
      .toMatchObject({ id: expect.stringContaining('The engine stopped several times') })
    expect(await pidOf(app, 'Intaglio engine')).toBeUndefined()
    expect(await projects()).toBe('UNAVAILABLE')
  })

  await test.step('a restart finds everything where it was', async () => {
    await app.close()
    const again = await openStudio(studio.dataDir)
    try {
      await expect(again.page.getByText('Intaglio Sampler').first()).toBeVisible()
    } finally {
      await again.app.close()
    }
  })
})

test('a backend that dies is started again, and its chain with it', async ({ studio }) => {
  const { app, page } = studio
  await expect(page.getByRole('status')).toHaveText('Online')
  const account = (): Promise<string | undefined | false> =>
    page.evaluate(async () => {
      const reply = await window.intaglio.getStatus(undefined)
      return reply.ok && reply.value.backend === 'online' && reply.value.account
    })
  const before = await account()
  expect(before).toMatch(/^0x/)
  const dead = await kill(app, 'Intaglio backend')
  await expect.poll(async () => ![undefined, dead].includes(await pidOf(app, 'Intaglio backend'))).toBe(true)
  await expect.poll(account).toBe(before)
  await expect(page.getByRole('status')).toHaveText('Online')
  // The engine talks to the chain where it stands now.
  const signedIn = await page.evaluate(() => window.intaglio.signIn(undefined))
  expect(signedIn).toMatchObject({ ok: true })
})

test.describe('in a studio that goes on', () => {
  test.use({ sharesStudio: true })

  test('a decoder that dies takes nothing with it: its picture is read by another', async ({ studio }) => {
    const { app, page } = studio
    const folder = mkdtempSync(join(tmpdir(), 'intaglio-pictures-'))
    try {
      for (let index = 0; index < 40; index += 1) {
        const background = { r: index * 6, g: 255 - index * 6, b: 120 }
        const picture = sharp({ create: { width: 1500, height: 1500, channels: 3, background } })
        await picture.png().toFile(join(folder, `${index}.png`))
      }
      const engine = await pidOf(app, 'Intaglio engine')
      await studio.willChooseFolder(folder)
      const created = await page.evaluate(async () => {
        const chosen = await window.intaglio.chooseFolder(undefined)
        return window.intaglio.createProject({ folder: (chosen.ok && chosen.value) || '' })
      })
      if (!created.ok) throw new Error(JSON.stringify(created.error))
      const projectId = created.value?.projectId
      await kill(app, 'Intaglio decoder')
      const project = () =>
        page.evaluate(async (id) => {
          const [projects, status] = await Promise.all([
            window.intaglio.listProjects(undefined),
            window.intaglio.getStatus(undefined),
          ])
          const own = projects.ok ? projects.value.find((each) => each.projectId === id) : undefined
          return {
            items: own?.itemCount,
            problems: own?.problemCount,
            tasks: status.ok && status.value.tasks.length,
          }
        }, projectId)
      await expect.poll(project).toEqual({ items: 40, problems: 0, tasks: 0 })
      expect(await pidOf(app, 'Intaglio engine')).toBe(engine)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test('a window whose page dies shows the same again', async ({ studio }) => {
  const { app, page } = studio
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await page.getByRole('option', { name: 'Luna Moth' }).waitFor()
  const words = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(undefined)))
    contents?.forcefullyCrashRenderer()
    await loaded
    // The page says when it has drawn what it was told by the engine.
    return contents?.executeJavaScript(`new Promise((resolve) => {
      const look = () => {
        if (document.body.innerText.includes('Intaglio Sampler')) resolve(document.body.innerText)
        else requestAnimationFrame(look)
      }
      look()
    })`) as Promise<string>
  })
  expect(words).toContain('24 items')
})
