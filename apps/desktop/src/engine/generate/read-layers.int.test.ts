// Real: layers on disk, sharp in a decoder.
import { inEnglish } from '@intaglio/shared'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { planRows } from './plan.ts'
import { parseRecipe, type RecipeInput } from './recipe.ts'
import { openGenerator } from './testing/open-generator.ts'
import { designToken, dnasOf } from './tokens.ts'
import type { Generator } from './types.ts'

let place: TemporaryStore
let generator: Generator
let close: () => void
beforeEach(() => {
  place = openTemporaryStore()
  ;({ generator, close } = openGenerator(place.dataDir))
})
afterEach(() => {
  close()
  place.remove()
})

async function write(...files: string[]): Promise<void> {
  const picture = await sharp({ create: { width: 6, height: 4, channels: 4, background: '#234' } })
    .png()
    .toBuffer()
  for (const file of files) {
    const full = path.join(place.dataDir, 'art', 'layers', file)
    await mkdir(path.dirname(full), { recursive: true })
    await writeFile(full, picture)
  }
}
const read = () => generator.readLayers(path.join(place.dataDir, 'art'))

it('reads names and weights as HashLips does', async () => {
  await write(
    ...['Hat/Top#7.png', 'Hat/Fez.png', 'Hat/Cap#0.5.webp', 'Hat/Bowler#0.png', 'Hat/Crown#.png'],
    ...[
      'Hat/Beret#red#3.png',
      'Hat/Beret#blue#2.png',
      'Hat/Helm#rare.png',
      'Hat/12.png',
      'Hat/Hood#1e2.jpeg',
    ],
  )
  const { layers } = await read()
  expect(layers.map(({ name }) => name)).toEqual(['Hat'])
  expect(Object.fromEntries(layers[0]?.values.map(({ name, weight }) => [name, weight]) ?? [])).toEqual({
    ...{ Top: 7, Fez: 1, Cap: 0.5, Bowler: 0, Crown: 0, Helm: 1, Hood: 100 },
    // Two values may not share a name: rules could not tell them apart.
    ...{ Beret: 2, 'Beret (2)': 3 },
    // HashLips would take the number of a name without a weight for one.
    12: 1,
  })
})

it('knows a name whichever way its letters are written', async () => {
  await write('Hut/Ro\u0302\u0301t#4.png', 'Ca\u0301o/a.png')
  const { layers } = await read()
  expect(layers.map(({ name, values }) => [name, values[0]?.name])).toEqual([
    ['C\u00e1o', 'a'],
    ['Hut', 'R\u1ed1t'],
  ])
})

describe('HashLips’ settings beside the layers', () => {
  const config = async (text: string) => {
    await mkdir(path.join(place.dataDir, 'art', 'src'), { recursive: true })
    await writeFile(path.join(place.dataDir, 'art', 'src', 'config.js'), text)
  }

  it('say the order of layers, how they are laid on, and what the collection is', async () => {
    await write('Eyes/Sun$3.png', 'Body/Ink$5.png', 'Glow/Soft.png', 'Draft/Old.png')
    await config(`
      const { MODE } = require("x")
      process.exit(1)
      const namePrefix = "Night Heron"
      const description = \`Seen at dusk.\`
      const layerConfigurations = [{ growEditionSizeTo: 40, layersOrder: [
        { name: "Body", options: { displayName: "Plumage" } },
        { name: "Glow", options: { blend: MODE.colorBurn, opacity: 0.7 } },
        { name: "Eyes", options: { bypassDNA: true, blend: MODE.hue } },
        { name: "Beak" },
      ]}]
      const format = { width: 512, height: 256, smoothing: false }
      const background = { generate: true, brightness: "80%", static: true, default: "#102030" }
      const rarityDelimiter = "$"
      const preview = { imageRatio: format.height / format.width }
      module.exports = { format }
    `)
    const set = await read()
    expect(set).toMatchObject({
      size: { width: 512, height: 256 },
      words: {
        ...{ count: 40, background: '#102030' },
        ...{ tokenName: 'Night Heron #{position}', tokenDescription: 'Seen at dusk.' },
      },
    })
    const file = (name: string) => expect.objectContaining({ file: name }) as unknown
    expect(set.layers).toEqual([
      { name: 'Body', trait: 'Plumage', values: [{ name: 'Ink', weight: 5, file: 'Body/Ink$5.png' }] },
      { name: 'Glow', blend: 'color-burn', opacity: 0.7, values: [file('Glow/Soft.png')] },
      {
        ...{ name: 'Eyes', countsForDna: false },
        values: [{ name: 'Sun', weight: 3, file: 'Eyes/Sun$3.png' }],
      },
    ])
    const about = ['"Eyes" blends as hue', 'Draft: It is not in', 'Beak: It is in layersOrder']
    const told = set.warnings.map(({ file, reason }) => `${file}: ${inEnglish(reason)}`)
    expect(told).toEqual(about.map((text) => expect.stringContaining(text) as unknown))
  })

  it('may have several orders of layers: as many tokens of each as it says, one order after another', async () => {
    const pictures = (layer: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${layer}/${layer[0]}${index}.png`)
    await write(...pictures('Sky', 4), ...pictures('Beak', 4), ...pictures('Fin', 4), ...pictures('Eyes', 3))
    const orders = (more = '') =>
      config(`
        const layerConfigurations = [
          { growEditionSizeTo: 5, layersOrder: [{ name: "Sky" }, { name: "Eyes" }, { name: "Beak" }] },
          { growEditionSizeTo: 5, layersOrder: [{ name: "Eyes" }] },
          { growEditionSizeTo: 14, layersOrder: [{ name: "Sky" }, { name: "Fin" }, { name: "Eyes" }] },
          { growEditionSizeTo: 16, layersOrder: [{ name: "Eyes" }, { name: "Sky" }] },
        ]
        ${more}
      `)
    await orders()
    const { layers, rules, words, warnings, folder, size } = await read()
    const planned = async (more: Partial<RecipeInput> = {}) => {
      const recipe = parseRecipe({ layersFolder: folder, size, layers, rules, count: 1, ...words, ...more })
      const outcome = await planRows(recipe)
      if (outcome.kind !== 'planned') throw new Error('It was not planned.')
      return dnasOf(recipe, outcome.plan).map((dna) =>
        designToken(recipe, '', 1, dna)
          .traits.map(({ trait_type }) => trait_type)
          .join(' '),
      )
    }
    const repeated = (times: number, traits: string) => Array.from({ length: times }, () => traits)
    const inOrder = [
      ...repeated(5, 'Sky Eyes Beak'),
      ...repeated(9, 'Sky Fin Eyes'),
      ...repeated(2, 'Eyes Sky'),
    ]
    expect(await planned()).toEqual(inOrder)
    expect(await planned({ count: 17 })).toEqual([...inOrder, 'Eyes Sky'])
    expect(warnings.map(({ reason }) => inEnglish(reason))).toEqual([
      'Order 2 of "layerConfigurations" is left out: its growEditionSizeTo adds no items.',
    ])

    await orders('const shuffleLayerConfigurations = true')
    const mixed = await planned({ orderBy: (await read()).words.orderBy })
    expect(mixed).not.toEqual(inOrder)
    expect(mixed.sort()).toEqual(inOrder.sort())
  })

  it('that cannot be read so are left aside, and it is said', async () => {
    await write('2 Eyes/Sun.png', '10 Hat/Cap.png', '1 Body/Ink.png')
    for (const text of ['const layerConfigurations = buildThem()', 'export default {', '']) {
      await config(text)
      const set = await read()
      expect(set.layers.map(({ name, trait }) => [name, trait])).toEqual([
        ['1 Body', 'Body'],
        ['2 Eyes', 'Eyes'],
        ['10 Hat', 'Hat'],
      ])
      expect(set.warnings.map(({ file }) => file)).toEqual(['src/config.js'])
    }
  })
})
