// Real: Electron, the built studio, electron-updater, a feed on a web server of this computer, and the file that is
// replaced. It is the way of an AppImage, which is one file; the others differ in who puts it in place.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, openStudio, test } from './fixtures.ts'
import { published, startUpdateFeed, type UpdateFeed } from './support/update-feed.ts'

test.skip(process.platform !== 'linux', 'An AppImage is for Linux.')

const openSettings = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Settings' }).click()
const state = (page: Page) => page.getByRole('status', { name: 'Newer versions' })

async function withFeed(folder: string, use: (feed: UpdateFeed) => Promise<void>): Promise<void> {
  const feed = await startUpdateFeed(folder)
  try {
    await use(feed)
  } finally {
    feed.close()
  }
}

test('a newer version is offered, fetched when a person says so, and in place when the studio ends', async ({
  dataDir,
  scratch,
}) => {
  await withFeed(scratch, async (feed) => {
    feed.publish('99.0.0')
    const { app, page } = await openStudio(dataDir, [], feed.environment)
    const gone = app.waitForEvent('close')
    try {
      const notice = page.getByRole('region', { name: 'Notices' }).getByRole('status')
      await expect(notice).toContainText('Intaglio 99.0.0 is available')
      expect(feed.asked()).toEqual(['/latest-linux.yml'])
      await notice.getByRole('button', { name: 'Show in Settings' }).click()
      await expect(state(page)).toContainText('Intaglio 99.0.0 is available')

      await page.getByRole('button', { name: 'Download Intaglio 99.0.0' }).click()
      await expect(state(page)).toContainText('Intaglio 99.0.0 is here. It is installed when you quit.')
      expect(await readFile(feed.installed, 'utf8')).toBe('the version before')
    } finally {
      await app.close()
    }
    await gone
    expect(await readFile(feed.installed)).toEqual(published)
  })
})

test('what is not what was published is thrown away; the next try can be better', async ({
  dataDir,
  scratch,
}) => {
  await withFeed(scratch, async (feed) => {
    feed.publish('99.0.0', { damaged: true })
    const { app, page } = await openStudio(dataDir, [], feed.environment)
    try {
      await openSettings(page)
      await page.getByRole('button', { name: 'Download Intaglio 99.0.0' }).click()
      await expect(state(page)).toContainText('is not what was published')
      feed.publish('99.0.0')
      await page.getByRole('button', { name: 'Check now' }).click()
      await expect(state(page)).not.toContainText('is not what was published')
      await page.getByRole('button', { name: 'Download Intaglio 99.0.0' }).click()
      await expect(state(page)).toContainText('It is installed when you quit')
    } finally {
      await app.close()
    }
    expect(await readFile(feed.installed)).toEqual(published)
  })
})

test('a feed that does not answer troubles nobody, and a person who wants no looking gets none', async ({
  dataDir,
  scratch,
}) => {
  await withFeed(scratch, async (feed) => {
    const first = await openStudio(dataDir, [], feed.environment)
    try {
      await openSettings(first.page)
      await expect(state(first.page)).toContainText('did not answer')
      await expect(first.page.getByRole('region', { name: 'Notices' }).getByRole('alert')).toHaveCount(0)
      await first.page.getByRole('switch', { name: 'Check at every start' }).press('Space')
      await expect(first.page.getByRole('switch', { name: 'Check at every start' })).not.toBeChecked()
    } finally {
      await first.app.close()
    }
    feed.publish('0.0.1')
    feed.asked()
    const second = await openStudio(dataDir, [], feed.environment)
    try {
      await openSettings(second.page)
      await expect(state(second.page)).toContainText('Not checked yet.')
      expect(feed.asked()).toEqual([])
      // From the menu, as by the palette.
      await second.page.keyboard.press('Control+K')
      await second.page.keyboard.type('Check for updates')
      await second.page.keyboard.press('Enter')
      await expect(state(second.page)).toContainText('This is the newest version.')
    } finally {
      await second.app.close()
    }
    expect(await readFile(feed.installed, 'utf8')).toBe('the version before')
  })
})

test.describe('without a feed', () => {
  test.use({ sharesStudio: true })

  test('a copy never looks', async ({ studio }) => {
    await openSettings(studio.page)
    await expect(state(studio.page)).toContainText('This copy does not check for newer versions.')
    await expect(studio.page.getByRole('button', { name: 'Check now' })).toHaveCount(0)
  })
})
