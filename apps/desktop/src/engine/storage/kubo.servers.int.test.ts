// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL and its gateway, SQLite, files on disk.
import { create } from 'ipfs-http-client'
import { CID } from 'multiformats/cid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
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
  expect(await world.storage.testTarget(targetId)).toMatchObject({
    ok: true,
    message: expect.stringContaining('Kubo 0.'),
  })
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
