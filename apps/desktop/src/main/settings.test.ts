import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSettings } from './settings.ts'

const initial = {
  ...{ language: 'system', theme: 'system', localChain: true, checkForUpdates: true },
  newProjects: { keepLocation: false, colors: 'keep' },
}
let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'intaglio-settings-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what was chosen is there after the next start, and nothing else changed', () => {
  expect(openSettings(folder).get()).toEqual(initial)
  openSettings(folder).update({ language: 'vi' })
  const colors = { keepLocation: true, colors: 'srgb' } as const
  openSettings(folder).update({ theme: 'dark', newProjects: colors, language: undefined })
  expect(openSettings(folder).get()).toEqual({
    ...initial,
    ...{ language: 'vi', theme: 'dark', newProjects: colors },
  })
})

test('what another version wrote costs only what it says differently', () => {
  const file = join(folder, 'settings.json')
  writeFileSync(file, JSON.stringify({ language: 'vi', theme: 'sepia', wallet: 'later' }))
  expect(openSettings(folder).get()).toEqual({ ...initial, language: 'vi' })
  writeFileSync(file, '{"language":')
  expect(openSettings(folder).get()).toEqual(initial)
  openSettings(folder).update({ language: 'en' })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ language: 'en' })
})
