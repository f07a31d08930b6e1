// Real: Electron, the built studio, its engine and a store with 5,000 jobs. Stubbed: the system's dialogs.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, openStudio, test } from './fixtures.ts'
import { putManyJobs } from './support/many-jobs.ts'

const many = 5_000

test('5,000 jobs: few are drawn, a pause outlives a restart, a thousand are cancelled at once, a report is saved', async ({
  dataDir,
  scratch,
}) => {
  putManyJobs(dataDir, many)
  const studio = await openStudio(dataDir)
  const { page, app } = studio
  try {
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Queue' }).click()
    const grid = page.getByRole('grid', { name: 'Jobs' })
    const rows = grid.getByRole('row')
    await expect(grid).toHaveAttribute('aria-rowcount', String(many + 3))
    await expect(page.getByText('4,000 of 5,000 done')).toBeVisible()

    await test.step('only what is in view is drawn, also at the end', async () => {
      expect(await rows.count()).toBeLessThan(60)
      await grid.focus()
      await page.keyboard.press('End')
      await expect(grid.locator('[aria-rowindex="5003"]')).toBeInViewport()
      expect(await rows.count()).toBeLessThan(60)
      await page.keyboard.press('Home')
      await expect(grid.locator('[aria-rowindex="3"]')).toBeInViewport()
    })

    await test.step('scrolling it takes the window little longer than scrolling a plain list', async () => {
      const { queue, plain } = await scrollTimes(page)
      // Medians of the same run, so that a busy computer slows both. Some frames' worth of grace: a plain list needs none.
      expect(queue).toBeLessThan(3 * plain + 17)
    })

    await test.step('the queue is still paused, and says so of each job', async () => {
      await expect(page.getByText('The queue is paused')).toBeVisible()
      await page.getByText(/^Queued [\d,]+$/).click()
      await expect(rows.nth(2)).toContainText('Paused by you')
    })

    await test.step('one job tells what happened to it', async () => {
      await page.getByText(/^Done [\d,]+$/).click()
      await grid
        .getByRole('row', { name: 'Mint 100 tokens' })
        .first()
        .click({ position: { x: 120, y: 20 } })
      const history = page.getByRole('list', { name: 'What happened' }).getByRole('listitem')
      await expect(history).toHaveCount(6)
      await expect(history.first()).toContainText('Put in the queue')
      await expect(history.last()).toContainText('On chain and in the catalog')
    })

    await test.step('the pointer asks what can be done about it, and copies its transaction', async () => {
      const row = grid.getByRole('row', { name: 'Mint 100 tokens' }).nth(1)
      await row.click({ button: 'right', position: { x: 120, y: 20 } })
      await expect(row).toHaveAttribute('aria-selected', 'true')
      const menu = page.getByRole('menu')
      await expect(menu.getByRole('menuitem')).toHaveCount(1)
      await menu.getByRole('menuitem', { name: 'Copy 1 transaction' }).click()
      await expect(menu).toBeHidden()
      const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
      expect(copied).toMatch(/^0x[0-9a-f]{64}$/)
    })

    await test.step('a thousand are chosen and cancelled; the window is told in few messages', async () => {
      await page.getByText(/^Queued [\d,]+$/).click()
      await page.evaluate(() => {
        const seen = { messages: 0, jobs: 0 }
        Object.assign(window, { seen })
        window.intaglio.subscribe((event) => {
          if (event.type !== 'jobs') return
          seen.messages += 1
          seen.jobs += event.jobs.length
        })
      })
      await grid.focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('heading', { name: '1,000 jobs chosen' })).toBeVisible()
      await page.getByRole('button', { name: 'Cancel 1,000 jobs' }).click()
      await expect(page.getByRole('radio', { name: 'Cancelled 1,000' })).toBeAttached({ timeout: 120_000 })
      const seen = await page.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen)
      expect(seen['jobs']).toBeGreaterThanOrEqual(1_000)
      expect(seen['messages']).toBeLessThan((seen['jobs'] ?? 0) / 20)
    })

    await test.step('the report holds every job', async () => {
      const file = join(scratch, 'jobs.csv')
      await studio.willSaveAs(file)
      await page.getByRole('button', { name: 'Save a report…' }).click()
      await page.getByRole('menuitem', { name: 'As a table (CSV)' }).click()
      await expect(page.getByText(`Saved: ${file}`)).toBeVisible()
      const lines = (await readFile(file, 'utf8')).trim().split('\n')
      expect(lines).toHaveLength(many + 1)
      expect(lines[1]).toContain('Night Herons,create collection,ready')
    })

    await test.step('the pause ends', async () => {
      await page.getByRole('button', { name: 'Let it go on' }).click()
      await expect(page.getByRole('button', { name: 'Pause the queue' })).toBeVisible()
      await expect(page.getByText('The queue is paused')).toHaveCount(0)
    })
  } finally {
    await app.close()
  }
})

/**
 * The median time between two frames in milliseconds while something is scrolled by a page a frame: the queue from its
 * beginning to its end, and a list of as many rows as are drawn of it, taken in turns.
 */
function scrollTimes(page: Page): Promise<{ queue: number; plain: number }> {
  return page.evaluate(async () => {
    const grid = document.querySelector<HTMLElement>('[role=grid]')
    if (!grid) throw new Error('There is no queue.')
    const list = document.createElement('div')
    Object.assign(list.style, {
      position: 'fixed',
      inset: '0 0 0 60%',
      overflow: 'auto',
      background: 'Canvas',
    })
    for (let index = 0; index < 60; index += 1) {
      list.append(Object.assign(document.createElement('p'), { textContent: `Row ${index}` }))
    }
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
    const scroll = async (scroller: HTMLElement, steps: number): Promise<number[]> => {
      const times: number[] = []
      let last = await frame()
      for (let step = 0; step <= steps; step += 1) {
        scroller.scrollTop = (step / steps) * scroller.scrollHeight
        const now = await frame()
        times.push(now - last)
        last = now
      }
      return times
    }
    const queue: number[] = []
    const plain: number[] = []
    for (let round = 0; round < 3; round += 1) {
      queue.push(...(await scroll(grid, 80)))
      document.body.append(list)
      plain.push(...(await scroll(list, 80)))
      list.remove()
    }
    grid.scrollTop = 0
    const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? Infinity
    return { queue: median(queue), plain: median(plain) }
  })
}
