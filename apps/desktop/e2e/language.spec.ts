// Real: Electron, the built studio, its engine and its workspace. Nothing listens where the IPFS node should be.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from '@intaglio/shared/sharp'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const sections = /^(Sections|Phần)$/

async function speak(page: Page, language: 'English' | 'Tiếng Việt'): Promise<void> {
  await page
    .getByRole('navigation', { name: sections })
    .getByRole('button', { name: /^(Settings|Cài đặt)$/ })
    .click()
  const choice = /^(Language|Ngôn ngữ)$/
  await page.getByRole('combobox', { name: choice }).or(page.getByLabel(choice)).first().click()
  await page.getByRole('option', { name: language }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'vi')
}

async function openProblems(page: Page, project: string): Promise<void> {
  const bar = page.getByRole('navigation', { name: sections })
  await bar.getByRole('button', { name: /^(Projects|Dự án)$/ }).click()
  await page
    .getByRole('list', { name: /^(Projects|Dự án)$/ })
    .getByRole('button', { name: project, exact: true })
    .click()
  await bar.getByRole('button', { name: /^(Problems|Vấn đề)/ }).click()
}

async function testPlace(page: Page, button: string): Promise<void> {
  await page
    .getByRole('navigation', { name: sections })
    .getByRole('button', { name: /^(Storage|Lưu trữ)$/ })
    .click()
  await page.getByRole('button', { name: /^Node nowhere/ }).click()
  await page.getByRole('button', { name: button }).click()
}

test('what the engine says is said in the language of the window, also what was said before', async ({
  studio,
  project,
  scratch,
  killAndRestart,
}) => {
  const folder = join(scratch, 'Told')
  await mkdir(folder)
  const picture = sharp({ create: { width: 32, height: 32, channels: 3, background: '#345' } })
  await writeFile(join(folder, 'one.png'), await picture.png().toBuffer())
  await writeFile(join(folder, 'metadata.csv'), 'file,name\n,Nameless\none.png,One\nmany.png,Many\n')
  await project('Told', { folder })
  const place = { kind: 'kubo', label: 'Node nowhere', apiUrl: 'http://127.0.0.1:1' } as const
  await studio.page.evaluate((config) => window.intaglio.addPlace(config), place)

  await test.step('what was told in English stands there in Vietnamese', async () => {
    const { page } = studio
    await openProblems(page, 'Told')
    await expect(page.getByText('It names no file.').first()).toBeVisible()
    await speak(page, 'Tiếng Việt')
    await openProblems(page, 'Told')
    await expect(page.getByText('Nó không nêu tên tệp nào.').first()).toBeVisible()
    await expect(page.getByText('It names no file.')).toHaveCount(0)
  })

  await test.step('so does an error of the engine, with its place and what to do', async () => {
    const { page } = studio
    await testPlace(page, 'Thử kết nối')
    await expect(page.getByRole('status').filter({ hasText: 'Không kết nối được' })).toHaveText(
      'Không kết nối được với Kubo tại 127.0.0.1:1. Hãy thử lại khi nó có lại; những gì đã gửi không gửi lần nữa.',
    )
  })

  await test.step('what was kept is read in either language after a kill', async () => {
    const page = await killAndRestart()
    await openProblems(page, 'Told')
    await expect(page.getByText('Nó không nêu tên tệp nào.').first()).toBeVisible()
    await speak(page, 'English')
    await openProblems(page, 'Told')
    await expect(page.getByText('It names no file.').first()).toBeVisible()
    await testPlace(page, 'Test the connection')
    await expect(page.getByRole('status').filter({ hasText: 'cannot be reached' })).toContainText(
      'Kubo at 127.0.0.1:1 cannot be reached.',
    )
  })
})
