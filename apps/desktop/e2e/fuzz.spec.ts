// Real: Electron, the built studio, its backend and engine; every payload crosses the window's bridge. That each channel
// by itself refuses as many is shown by src/main/ipc/answer.test.ts, without the bridge.
// Stubbed: the folder dialog and the system's browser, so that an answer that should not be is seen, not opened.
import type { Page } from '@playwright/test'
import { channels, type RequestName } from '../src/contract/channels.ts'
import { hostilePayloads, isAllowed, revive } from '../src/main/ipc/testing/malformed.ts'
import { expect, test } from './fixtures.ts'

const PAYLOADS = 10_000
const SEED = 20_260_102
const names = Object.keys(channels) as RequestName[]

/** What a person would notice if it changed. */
const snapshot = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const { intaglio } = window
    const projects = await intaglio.listProjects(undefined)
    const items = projects.ok
      ? projects.value.map(({ projectId }) => intaglio.listItems({ projectId, offset: 0, limit: 100 }))
      : []
    const jobs = await intaglio.listJobs({})
    return [projects, await Promise.all(items), jobs, await intaglio.getSettings(undefined)]
  })

/** The codes of the answers; NOT_SENT where the bridge itself refused to carry the payload. */
function ask(page: Page, name: RequestName, texts: string[]): Promise<string[]> {
  return page.evaluate(
    ({ method, payloads }) => {
      type Ask = (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>
      const { revivePayload, intaglio } = window as unknown as {
        revivePayload: typeof revive
        intaglio: Record<string, Ask>
      }
      return Promise.all(
        payloads.map(async (text) => {
          try {
            const reply = await intaglio[method]?.(revivePayload(text))
            return reply?.ok === false ? String(reply.error?.code) : 'ANSWERED'
          } catch {
            return 'NOT_SENT'
          }
        }),
      )
    },
    { method: name, payloads: texts },
  )
}

test(`${PAYLOADS} malformed payloads, over every channel, change nothing`, async ({ studio }) => {
  const { app, page } = studio
  await page.getByRole('button', { name: 'Open the sample collection' }).click()
  await page.getByRole('option', { name: 'Luna Moth' }).waitFor()
  const isIdle = (): Promise<boolean> =>
    page.evaluate(async () => {
      const status = await window.intaglio.getStatus(undefined)
      return status.ok && status.value.backend === 'online' && status.value.tasks.length === 0
    })
  await expect.poll(isIdle).toBe(true)
  await app.evaluate(({ dialog, shell }) => {
    const reached: string[] = []
    Object.assign(globalThis, { reached })
    dialog.showOpenDialog = () => {
      reached.push('dialog')
      return Promise.resolve({ canceled: true, filePaths: [] })
    }
    shell.openExternal = (url) => Promise.resolve(void reached.push(url))
  })
  await page.evaluate(`window.revivePayload = ${revive.toString()}`)
  const processes = (): Promise<string[]> =>
    app.evaluate(({ app: electronApp }) =>
      electronApp
        .getAppMetrics()
        .filter(({ type, name }) => type === 'Tab' || type === 'Browser' || name?.startsWith('Intaglio'))
        // These end by themselves when there is nothing left to read.
        .filter(({ name }) => name !== 'Intaglio decoder')
        .map(({ pid, type }) => `${type} ${pid}`)
        .sort(),
    )
  const before = { state: await snapshot(page), processes: await processes() }
  expect(before.state).toMatchObject([{ ok: true }, [{ ok: true }], { ok: true }, { ok: true }])

  const share = Math.ceil(PAYLOADS / names.length)
  const hostile = hostilePayloads(PAYLOADS * 2, SEED)
  const counts = { refused: 0, notSent: 0 }
  for (const [index, name] of names.entries()) {
    // Others for every channel, and only what it must refuse.
    const own = [...hostile.slice(index * share), ...hostile.slice(0, index * share)]
    const texts: string[] = []
    for (const text of own) {
      if (texts.length === share) break
      if (!isAllowed(name, revive(text))) texts.push(text)
    }
    expect(texts).toHaveLength(share)
    const codes = await ask(page, name, texts)
    const wrong = texts.filter((_, at) => !['INVALID_INPUT', 'NOT_SENT'].includes(codes[at] ?? ''))
    expect(
      wrong.map((text) => text.slice(0, 300)),
      `${name} took these`,
    ).toEqual([])
    counts.refused += codes.filter((code) => code === 'INVALID_INPUT').length
    counts.notSent += codes.filter((code) => code === 'NOT_SENT').length
  }
  expect(counts.refused + counts.notSent).toBeGreaterThanOrEqual(PAYLOADS)
  // What no channel could carry is the exception.
  expect(counts.refused).toBeGreaterThan(PAYLOADS * 0.9)

  expect(await snapshot(page)).toEqual(before.state)
  expect(await processes()).toEqual(before.processes)
  expect(await app.evaluate(() => (globalThis as unknown as { reached: string[] }).reached)).toEqual([])
})
