// Real: processes that are killed with SIGKILL, SQLite and files on disk, HTTP over sockets.
import { cpSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { verifyCar } from '../ipfs/verify-car.ts'
import { projectFolder } from '../media/project-folder.ts'
import { openStore } from '../store/store.ts'
import { changeTrait, keepCollection } from '../testing/collection.ts'
import { startOddNode, type OddNode } from '../testing/odd-node.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { dumpDatabase, dumpFiles } from './testing/dump.ts'
import { chooseSeed, createDice, doUndisturbed, doWithKills } from './testing/kill-again.ts'
import type { KillOrder } from './testing/kill-child.ts'

const wanted = 50
const seed = chooseSeed()
const targetId = 'node'
const limit = { timeout: 1_800_000 }

let folder: string
let node: OddNode
let begun: TemporaryStore
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'intaglio-kills-'))
  node = await startOddNode()
  begun = openTemporaryStore()
  begun.store.storage.addTarget({ targetId, config: '{}', secret: null, createdAt: '' })
})
afterEach(async () => {
  begun.remove()
  await node.close()
  await rm(folder, { recursive: true, force: true })
})

const keepItems = (items: number) =>
  keepCollection(begun, {
    items,
    pictures: 10,
    picture: (index) => Buffer.alloc(700_000 + index, index + 1),
  })
const everything = (dataDir: string) => ({
  rows: dumpDatabase(dataDir),
  files: dumpFiles(path.join(dataDir, 'projects')),
})
const kept = () => ({ blocks: [...node.blocks.keys()].sort(), pinned: [...node.pinned].sort() })

/** Does a piece of work on copies of one data folder, until it was killed often enough. */
async function killOften(work: KillOrder['work'], after: () => void): Promise<void> {
  begun.store.close()
  const copy = (name: string) => {
    const dataDir = path.join(folder, name)
    cpSync(begun.dataDir, dataDir, { recursive: true })
    node.blocks.clear()
    node.pinned.clear()
    return { projectId: 'p', work, dataDir }
  }
  const calm = copy('calm')
  const usual = await doUndisturbed(calm)
  const undisturbed = { ...everything(calm.dataDir), ...kept() }
  after()
  const dice = createDice(seed)
  for (let kills = 0, run = 1; kills < wanted; run += 1) {
    const killed = copy(`killed-${run}`)
    kills += (await doWithKills(killed, usual, wanted - kills, dice)).kills
    const now = { ...everything(killed.dataDir), ...kept() }
    expect(now, `after ${kills} kills of seed ${seed}`).toEqual(undisturbed)
    await rm(killed.dataDir, { recursive: true })
  }
  begun.store = openStore(begun.dataDir)
}

it(`packing killed 50 times gives the CAR of an undisturbed run (seed ${seed})`, limit, async () => {
  keepItems(900)
  await computeAddresses(begun, 'p')
  // Some of it is there from before, and some of that holds no more.
  begun.store.transaction(() => {
    for (const position of [70, 71, 500]) changeTrait(begun, position, 'laid')
  })
  begun.store.transaction(() => {
    const [item] = begun.store.items.page('p', 2, 1)
    if (item) begun.store.items.save({ ...item, sha256: begun.store.items.page('p', 4, 1)[0]?.sha256 ?? '' })
    begun.store.projects.clearAddresses('p')
  })
  await killOften({ kind: 'pack' }, () => undefined)
  const { metadataRoot, imagesRoot, contractMetadataCid } = await computeAddresses(begun, 'p')
  const car = path.join(projectFolder(begun.dataDir, 'p').root, 'collection.car')
  await verifyCar(car, [metadataRoot, imagesRoot, contractMetadataCid])
})

it(`sending killed 50 times brings every block there and pins every root (seed ${seed})`, limit, async () => {
  keepItems(120)
  const addresses = await computeAddresses(begun, 'p')
  const blocks = begun.store.carBlocks.page('p', -1, 10_000).map(({ cid }) => String(CID.decode(cid)))
  await killOften({ kind: 'pin', targetId, apiUrl: node.url, gatewayUrl: node.url }, () => {
    expect(kept().blocks).toEqual([...blocks].sort())
    expect(kept().pinned).toEqual(
      [addresses.metadataRoot, addresses.imagesRoot, addresses.contractMetadataCid].sort(),
    )
  })
})
