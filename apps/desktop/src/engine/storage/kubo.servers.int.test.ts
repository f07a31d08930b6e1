// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL and its gateway, Kubo's own program, SQLite, files on disk.
import { inEnglish } from '@intaglio/shared'
import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { create } from 'ipfs-http-client'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ipfs } from '../../../../../scripts/servers/kinds/ipfs.ts'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { chooseSeed, createDice, doUndisturbed, doWithKills } from '../durability/testing/kill-again.ts'
import type { KillOrder } from '../durability/testing/kill-child.ts'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { openStore } from '../store/store.ts'
import { changeTrait } from '../testing/collection.ts'
import { openStorageWorld, type StorageWorld } from '../testing/storage-world.ts'
import { transferLimits } from './transfer.ts'

let world: StorageWorld
const { ipfsApiUrl: apiUrl, ipfsGatewayUrl: gatewayUrl } = testServers()
const client = create({ url: apiUrl })

beforeEach(async () => {
  world = await openStorageWorld({
    ...{ items: 4_800, pictures: 8, limits: transferLimits },
    // Of more than one chunk, and this run's own: nobody has sent them before.
    picture: (index) => Buffer.alloc(2_500_000, `${index} ${process.pid} ${Date.now()}`),
  })
})
afterEach(() => world.close())

async function isPinned(cid: string): Promise<boolean> {
  try {
    for await (const pin of client.pin.ls({ paths: cid, type: 'recursive' })) if (pin) return true
  } catch (error) {
    if (!/is not pinned/.test(String(error))) throw error
  }
  return false
}

it.each([
  ['its gateway', gatewayUrl],
  ['its API', undefined],
])('keeps a collection with a sharded folder, proven through %s', async (_, gateway) => {
  const { targetId } = world.storage.addTarget({ kind: 'kubo', label: 'Kubo', apiUrl, gatewayUrl: gateway })
  const { ok, message } = await world.storage.testTarget(targetId)
  expect(ok, inEnglish(message)).toBe(true)
  expect(inEnglish(message)).toContain('Kubo 0.')
  const proof = await world.storage.send('p', targetId)
  expect(proof.blocks).toBe(world.place.store.projects.get('p').carBlocks)
  expect(proof.isIndependent).toBe(gateway !== undefined)
  for (const root of proof.roots) expect(await isPinned(root)).toBe(true)
  const token = await fetch(`${gatewayUrl}/ipfs/${proof.roots[0]}/4711.json`)
  expect(await token.json()).toMatchObject({ name: 'Plate #4711' })

  changeTrait(world.place, 4711, 'laid')
  await computeAddresses(world.place, 'p')
  expect(world.place.store.storage.unsentCount('p', targetId)).toBeLessThanOrEqual(4)
  const second = await world.storage.send('p', targetId)
  const again = await fetch(`${gatewayUrl}/ipfs/${second.roots[0]}/4711.json`)
  expect(await again.json()).toMatchObject({ attributes: [{ trait_type: 'Paper', value: 'laid' }] })

  await world.storage.unpin('p', targetId)
  expect(await isPinned(second.roots[0] as string)).toBe(false)
  expect(world.storage.proofs('p').filter(({ isCurrent }) => isCurrent)).toEqual([])
})

it('sends again what the node has lost', async () => {
  const { targetId } = world.storage.addTarget({ kind: 'kubo', label: 'Kubo', apiUrl, gatewayUrl })
  const { roots } = await world.storage.send('p', targetId)
  for (const root of roots) await client.pin.rm(root)
  const lost = world.place.store.carBlocks.page('p', -1, 5)
  for await (const { error } of client.block.rm(lost.map(({ cid }) => CID.decode(cid) as never))) {
    expect(error).toBeFalsy()
  }
  await expect(world.storage.verify('p', targetId)).rejects.toMatchObject({ code: 'PIN_UNVERIFIED' })
  expect((await world.storage.send('p', targetId)).isCurrent).toBe(true)
})

it('writes a proof that a stranger checks with a node of theirs, by the command that stands in it', async () => {
  const { targetId } = world.storage.addTarget({ kind: 'kubo', label: 'Kubo', apiUrl, gatewayUrl })
  await world.storage.send('p', targetId)
  const file = path.join(world.place.dataDir, 'proof.json')
  await world.storage.exportProof('p', file)
  const { blocks } = JSON.parse(await readFile(file, 'utf8')) as {
    blocks: { check: string; sha256OfSortedList: string }
  }
  const program = await ipfs.find()
  if (!program) throw new Error('Kubo runs, so its program is there.')
  const folder = path.dirname(program.path)
  const api = `/ip4/${new URL(apiUrl).hostname}/tcp/${new URL(apiUrl).port}`
  const check = blocks.check.replace('ipfs refs', `ipfs --api ${api} refs`)
  const env = {
    ...process.env,
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    IPFS_PATH: world.place.dataDir,
  }
  const { stdout } = await promisify(execFile)('sh', ['-c', check], { env })
  expect(stdout.split(' ')[0]).toBe(blocks.sha256OfSortedList)
})

const seed = chooseSeed()
it(`goes on by block after it was killed again and again (seed ${seed})`, { timeout: 600_000 }, async () => {
  const { targetId } = world.storage.addTarget({ kind: 'kubo', label: 'Kubo', apiUrl, gatewayUrl })
  const { metadataRoot, imagesRoot, contractMetadataCid } = world.place.store.projects.get('p')
  const roots = [metadataRoot, imagesRoot, contractMetadataCid].map(String)
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-kubo-kills-'))
  try {
    const copy = (name: string): KillOrder => {
      const dataDir = path.join(folder, name)
      cpSync(world.place.dataDir, dataDir, { recursive: true })
      return { projectId: 'p', work: { kind: 'pin', targetId, apiUrl, gatewayUrl }, dataDir }
    }
    const usual = await doUndisturbed(copy('calm'))
    for (const root of roots) await client.pin.rm(root)
    const killed = copy('killed')
    const { kills } = await doWithKills(killed, usual, 8, createDice(seed))
    expect(kills).toBeGreaterThan(0)
    for (const root of roots) expect(await isPinned(root)).toBe(true)
    const store = openStore(killed.dataDir)
    expect(store.storage.unsentCount('p', targetId)).toBe(0)
    store.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
