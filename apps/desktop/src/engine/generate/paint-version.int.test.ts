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
    return JSON.parse(stdout) as { reused: number; previews: string[] }
  }
  const first = await draw('First')
  expect(first.reused).toBe(0)
  expect(await draw('Second')).toEqual({ reused: 6, previews: first.previews })
  const later = await draw('Third', '--import', at('later-blending.ts'))
  expect(later.reused).toBe(0)
  expect(later.previews.filter((name) => first.previews.includes(name))).toEqual([])
})
