// Real: layers on disk, sharp, SQLite, and processes that draw; in one of them blending is of a later version.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { openTemporaryStore } from '../testing/temporary-store.ts'
import { writeLayers } from './testing/layers.ts'
import { openGenerator } from './testing/open-generator.ts'

const at = (file: string) => fileURLToPath(new URL(`./testing/${file}`, import.meta.url))

it('takes no picture for today’s that an older blending drew', { timeout: 120_000 }, async () => {
  const place = openTemporaryStore()
  onTestFinished(() => place.remove())
  await writeLayers(path.join(place.dataDir, 'layers'))
  const { generator, close } = openGenerator(place.dataDir)
  const { folder: layersFolder, layers, rules, size } = await generator.readLayers(place.dataDir)
  generator.setRecipe('p', { layersFolder, layers, rules, size, count: 6 })
  close()

  const draw = async (tokenName: string, ...before: string[]) => {
    const child = [...before, at('redraw-child.ts'), place.dataDir, tokenName]
    const { stdout } = await promisify(execFile)(process.execPath, child)
    return Number(stdout)
  }
  expect(await draw('First')).toBe(0)
  expect(await draw('Second')).toBe(6)
  expect(await draw('Third', '--import', at('later-blending.ts'))).toBe(0)
})
