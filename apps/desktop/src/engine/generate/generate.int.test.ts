// Real: layers on disk, sharp, SQLite, a process killed with SIGKILL.
import { say } from '@intaglio/shared'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { projectFolder } from '../media/project-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import type { RecipeInput } from './recipe.ts'
import { writeLayers } from './testing/layers.ts'
import { openGenerator } from './testing/open-generator.ts'
import type { Generator, PreviewToken } from './types.ts'

const child = fileURLToPath(new URL('./testing/draw-child.ts', import.meta.url))

describe('a collection made of layers', () => {
  let place: TemporaryStore
  let generator: Generator
  let close: () => void
  let folder: string
  let recipe: RecipeInput
  beforeEach(async () => {
    place = openTemporaryStore()
    folder = path.join(place.dataDir, 'art', 'layers')
    await writeLayers(folder)
    ;({ generator, close } = openGenerator(place.dataDir))
    const { layers, rules, size } = await generator.readLayers(path.join(place.dataDir, 'art'))
    recipe = { layersFolder: folder, size, layers, rules, count: 12, tokenName: 'Moon {position}' }
  })
  afterEach(() => {
    close()
    place.remove()
  })
  const items = () => place.store.items.page('p', 0, 100)
  const original = (position: number) => {
    const { sha256, extension } = items()[position - 1] ?? { sha256: '', extension: '' }
    return projectFolder(place.dataDir, 'p').original(sha256, extension)
  }

  it('reads weights, order, nested layers and what does not belong', async () => {
    const set = await generator.readLayers(folder)
    expect(
      set.layers.map(({ name, values }) => [name, values.map((value) => `${value.name} ${value.weight}`)]),
    ).toEqual([
      ['1 Body', ['Brass 1', 'Ink 3']],
      ['2 Eyes', ['Moon 5', 'Ring 2', 'Star 2', 'Sun 1']],
      ['3 Hat', ['Cap 4', 'Crown 2']],
      ['3 Hat/Crown', ['Opal 1', 'Ruby 1']],
    ])
    expect(set.rules).toEqual([
      { kind: 'conditional', layer: '3 Hat/Crown', when: [{ layer: '3 Hat', is: 'Crown' }] },
    ])
    expect(set.size).toEqual({ width: 64, height: 64 })
    expect(set.warnings).toEqual([
      { file: '3 Hat/notes.txt', reason: say`It is no picture and is left out.` },
    ])
  })

  it('draws every token once, with its traits, as an import would leave it', async () => {
    generator.setRecipe('p', recipe)
    const report = await generator.check('p')
    expect(report).toMatchObject({ feasible: true, distinct: 24, conflicts: [], warnings: [] })
    const stages: number[] = []
    const { tokens, rendered } = await generator.generate('p', {
      onProgress: ({ done }) => stages.push(done),
    })
    expect({ tokens, rendered }).toEqual({ tokens: 12, rendered: 12 })
    expect(stages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(items().map(({ position, name }) => `${position} ${name}`)).toEqual(
      Array.from({ length: 12 }, (_, index) => `${index + 1} Moon ${index + 1}`),
    )
    expect(new Set(items().map(({ attributes }) => attributes)).size).toBe(12)
    expect(new Set(items().map(({ sha256 }) => sha256)).size).toBe(12)
    const kept = await readdir(path.join(projectFolder(place.dataDir, 'p').root, 'thumbnails'))
    expect(kept).toHaveLength(12)

    const crowned = items().find(({ attributes }) => attributes.includes('Ruby'))
    const { data, info } = await sharp(original(crowned?.position ?? 0))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const pixel = (x: number, y: number) => [
      ...data.subarray((y * 64 + x) * info.channels, (y * 64 + x) * info.channels + 3),
    ]
    expect(pixel(30, 5)).toEqual([0xc0, 0x20, 0x40])
    const body = crowned?.attributes.includes('Ink') ? [0x22, 0x33, 0x44] : [0xb0, 0x8d, 0x57]
    expect(pixel(60, 60)).toEqual(body)

    // Eight caps are wanted and there are eight, half of them on Brass: that leaves four crowns for Ink.
    const { tokens: ranked, shares } = generator.rarity('p')
    expect(ranked).toHaveLength(12)
    expect(shares.find(({ layer, value }) => layer === '1 Body' && value === 'Ink')).toMatchObject({
      wanted: 9,
      got: 8,
    })
  })

  it('blends, and fades by opacity', async () => {
    const [body, , hat] = recipe.layers
    if (!body || !hat) throw new Error('There are no layers.')
    recipe = {
      ...recipe,
      count: 1,
      rules: [],
      layers: [
        { ...body, values: [{ name: 'Ink', file: '1 Body/Ink#3.png' }] },
        { ...hat, values: [{ name: 'Cap', file: '3 Hat/Cap#4.png', opacity: 0.5 }] },
        { name: 'Shade', blend: 'multiply', values: [{ name: 'Brass', file: '1 Body/Brass#1.png' }] },
      ],
    }
    generator.setRecipe('p', recipe)
    await generator.generate('p')
    const { data, info } = await sharp(original(1)).raw().toBuffer({ resolveWithObject: true })
    const at = (8 * 64 + 30) * info.channels
    const expected = [
      [0x22, 0x80, 0xb0],
      [0x33, 0x40, 0x8d],
      [0x44, 0x20, 0x57],
    ].map(([ink = 0, cap = 0, brass = 0]) => (((ink + cap) / 2) * brass) / 255)
    expected.forEach((value, channel) =>
      expect(Math.abs((data[at + channel] as number) - value)).toBeLessThan(2),
    )
  })

  it('previews the very tokens that are drawn', async () => {
    generator.setRecipe('p', recipe)
    const previews: PreviewToken[] = []
    for await (const token of generator.preview('p', { count: 5, size: 32 })) previews.push(token)
    expect(previews.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
    expect(await sharp(previews[0]?.picture).metadata()).toMatchObject({
      format: 'png',
      width: 32,
      height: 32,
    })
    await generator.generate('p')
    expect(
      items()
        .slice(0, 5)
        .map(({ attributes }) => JSON.parse(attributes) as unknown),
    ).toEqual(previews.map(({ traits }) => traits))
  })

  it('puts one-of-ones where they belong, with their own words', async () => {
    const oneOfOnes = [
      {
        file: '1 Body/Ink#3.png',
        name: 'The Engraver',
        attributes: [{ trait_type: 'Kind', value: 'Hand-made' }],
        position: 3,
      },
      { file: '1 Body/Brass#1.png' },
    ]
    generator.setRecipe('p', { ...recipe, oneOfOnes })
    await generator.generate('p')
    expect(items()).toHaveLength(12)
    expect(items()[2]).toMatchObject({
      name: 'The Engraver',
      attributes: '[{"trait_type":"Kind","value":"Hand-made"}]',
    })
    expect(items().filter(({ attributes }) => attributes === '[]')).toHaveLength(1)
  })

  it(
    'goes on after a kill at any token, and ends as an undisturbed run does',
    { timeout: 300_000 },
    async () => {
      generator.setRecipe('p', recipe)
      close()
      const calm = `${place.dataDir}-calm`
      onTestFinished(() => rm(calm, { recursive: true, force: true }))
      await cp(place.dataDir, calm, { recursive: true })
      for (const [before, killAfter] of [
        [0, 1],
        [1, 4],
        [5, 6],
      ] as const) {
        const { signal } = await run(place.dataDir, killAfter)
        expect(signal).toBe('SIGKILL')
        expect(place.store.generations.get('p')).toMatchObject({ tokens: 12, done: before + killAfter })
        expect(items()).toHaveLength(before + killAfter)
      }
      expect(await run(place.dataDir)).toEqual({ code: 0, signal: null })
      expect(await run(calm)).toEqual({ code: 0, signal: null })

      const undisturbed = openGenerator(calm)
      const words = ({ position, name, attributes, sha256 }: ReturnType<typeof items>[number]) => {
        return { position, name, attributes, sha256 }
      }
      expect(items().map(words)).toEqual(undisturbed.store.items.page('p', 0, 100).map(words))
      const provenance = undisturbed.generator.provenance('p')
      undisturbed.close()
      ;({ generator, close } = openGenerator(place.dataDir))
      expect(generator.provenance('p')).toEqual(provenance)
      expect(provenance.images).toEqual(
        await Promise.all(items().map(({ position }) => sha256Of(original(position)))),
      )
      expect(provenance.hash).toBe(createHash('sha256').update(provenance.images.join('')).digest('hex'))
      expect(await readdir(projectFolder(place.dataDir, 'p').root)).not.toContain('temporary')
      const originals = await readdir(path.join(projectFolder(place.dataDir, 'p').root, 'originals'))
      expect(originals).toHaveLength(12)
    },
  )

  it('draws a changed recipe or picture anew, and an unchanged one not at all', async () => {
    generator.setRecipe('p', recipe)
    await generator.generate('p')
    const before = generator.provenance('p').hash
    expect(await generator.generate('p')).toMatchObject({ tokens: 12, rendered: 0 })
    expect(generator.progress('p')).toEqual({ tokens: 12, done: 12, current: true })
    // Other words and another picture until the reveal, and not one stroke more.
    const placeholder = { image: '1 Body/Ink#3.png', name: 'Covered', description: '' }
    generator.setRecipe('p', { ...recipe, placeholder })
    expect(generator.progress('p')?.current).toBe(true)
    generator.setRecipe('p', { ...recipe, tokenName: 'Sun {position}', count: 13 })
    expect(generator.progress('p')).toEqual({ tokens: 12, done: 12, current: false })
    const renamed = await generator.generate('p')
    expect(renamed).toMatchObject({ tokens: 13, rendered: 13 })
    expect(renamed.reused).toBeGreaterThan(0)
    expect(items()[0]?.name).toBe('Sun 1')
    const seen = await Promise.all(items().map(({ position }) => sharp(original(position)).stats()))
    expect(new Set(seen.map(({ channels }) => JSON.stringify(channels))).size).toBe(13)
    await writeFile(
      path.join(folder, '3 Hat', 'Cap#4.png'),
      await readFile(path.join(folder, '3 Hat/Crown#2/Opal#1.png')),
    )
    expect(await generator.generate('p', { count: 8 })).toMatchObject({ tokens: 8, rendered: 8 })
    expect(items()).toHaveLength(8)
    expect(generator.provenance('p').hash).not.toBe(before)

    const [item] = items()
    if (!item) throw new Error('There is no item.')
    place.store.items.save({ ...item, itemId: 'own', position: 9, sourceFile: 'imported.png' })
    await expect(generator.generate('p', { count: 4 })).rejects.toMatchObject({ code: 'PROJECT_HAS_ITEMS' })
    expect(items()).toHaveLength(9)
  })

  it('stops when told to, and names what is missing or cannot be', async () => {
    generator.setRecipe('p', recipe)
    const stop = new AbortController()
    const onProgress = ({ done }: { done: number }) => done === 3 && stop.abort()
    await expect(generator.generate('p', { signal: stop.signal, onProgress })).rejects.toThrow(/abort/i)
    expect(generator.progress('p')?.tokens).toBe(12)
    expect(generator.progress('p')?.done).toBe(items().length)

    generator.setRecipe('p', { ...recipe, count: 25 })
    expect(await generator.check('p')).toMatchObject({ feasible: false, decided: true, distinct: 24 })
    await expect(generator.generate('p')).rejects.toMatchObject({ code: 'NOT_FEASIBLE' })
    expect(() =>
      generator.setRecipe('p', {
        ...recipe,
        rules: [{ kind: 'forbidden', all: [{ layer: 'Wing', is: 'x' }] }],
      }),
    ).toThrow('rules.0: there is no layer "Wing"')
    const [body] = recipe.layers
    if (!body) throw new Error('There are no layers.')
    const layers = [{ ...body, values: [{ name: 'Gone', file: '1 Body/Gone.png' }] }]
    generator.setRecipe('p', { ...recipe, count: 1, layers, rules: [] })
    expect((await generator.check('p')).warnings).toMatchObject([{ code: 'MISSING_FILE', value: 'Gone' }])
    await expect(generator.generate('p')).rejects.toMatchObject({ code: 'LAYER_UNREADABLE' })
  })
})

async function run(
  dataDir: string,
  killAfter?: number,
): Promise<{ code: number | null; signal: string | null }> {
  const process_ = spawn(process.execPath, [child, dataDir, String(killAfter ?? '')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = (await once(process_, 'exit')) as [number | null, string | null]
  return { code, signal }
}

async function sha256Of(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}
