// Real: processes that are killed with SIGKILL, decoders that outlive them for a moment, SQLite and files on disk.
import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openGenerator } from '../generate/testing/open-generator.ts'
import { writeLayers } from '../generate/testing/layers.ts'
import { openStore } from '../store/store.ts'
import { keepCollection } from '../testing/collection.ts'
import { dumpDatabase, dumpFiles } from './testing/dump.ts'
import { chooseSeed, createDice, doUndisturbed, doWithKills } from './testing/kill-again.ts'
import type { KillOrder } from './testing/kill-child.ts'
import { writeManyMedia } from './testing/many-media.ts'

const seed = chooseSeed()

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'intaglio-kills-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const place = (name: string) => path.join(folder, name)
const everything = (dataDir: string) => ({
  rows: dumpDatabase(dataDir),
  files: dumpFiles(path.join(dataDir, 'projects')),
})

/** Does a piece of work on copies of one data folder, until it was killed often enough. */
async function killOften(order: Omit<KillOrder, 'dataDir'>, wanted = 50, check: (dataDir: string) => void = () => undefined): Promise<void> {
  const copy = (name: string) => {
    cpSync(place('begun'), place(name), { recursive: true })
    return { ...order, dataDir: place(name) }
  }
  const calm = copy('calm')
  const usual = await doUndisturbed(calm)
  const undisturbed = everything(calm.dataDir)
  const dice = createDice(seed)
  for (let kills = 0, run = 1; kills < wanted; run += 1) {
    const killed = copy(`killed-${run}`)
    kills += (await doWithKills(killed, usual, wanted - kills, dice)).kills
    expect(everything(killed.dataDir), `after ${kills} kills of seed ${seed}`).toEqual(undisturbed)
    check(killed.dataDir)
    await rm(killed.dataDir, { recursive: true })
  }
}

const limit = { timeout: 1_800_000 }
const project = { description: '', standard: 'erc721', royaltyBps: 0 } as const

it(`an import killed 50 times ends like an undisturbed one (seed ${seed})`, limit, async () => {
  await writeManyMedia(place('art'))
  const store = openStore(place('begun'))
  store.projects.add({ projectId: 'p', name: 'Plates', symbol: 'PLT', ...project })
  store.close()
  await killOften({ projectId: 'p', work: { kind: 'import', folder: place('art') } })
})

it(`a drawing killed 50 times gives the collection of an undisturbed run (seed ${seed})`, limit, async () => {
  await writeLayers(place('layers'))
  const { store, generator, close } = openGenerator(place('begun'))
  store.projects.add({ projectId: 'p', name: 'Moons', symbol: 'MOON', ...project })
  const { layers, rules, size } = await generator.readLayers(place('layers'))
  generator.setRecipe('p', { layersFolder: place('layers'), size, layers, rules, count: 14 })
  close()
  await killOften({ projectId: 'p', work: { kind: 'generate' } })
})

it(`an edit of all items killed 6 times is done whole or not at all (seed ${seed})`, limit, async () => {
  const store = openStore(place('begun'))
  store.projects.add({ projectId: 'p', name: 'Plates', symbol: 'PLT', ...project })
  keepCollection({ store, dataDir: place('begun') }, { items: 40, pictures: 2 })
  store.close()
  const history = (dataDir: string) => {
    const killed = openStore(dataDir)
    const entries = killed.edits.list('p', 10).map(({ label, count }) => [label, count])
    killed.close()
    return entries
  }
  // Half an edit would have been followed by another half.
  await killOften({ projectId: 'p', work: { kind: 'edit' } }, 6, (dataDir) =>
    expect(history(dataDir)).toEqual([['setTrait', 40]]),
  )
})
