// Real: a backend with all its services and its IPFS, a chain, SQLite, files on disk.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEngine } from '../index.ts'
import { startWorld, writePictures, type World } from '../testing/world.ts'
import { createLocalWallet } from '../wallet/local.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('keeps a collection in the workspace, and moves on to a folder', async () => {
  const { workspace, rpcUrl, chainId, account } = world
  const wallet = createLocalWallet({ privateKey: account.privateKey, rpcUrl, chainId })
  const engine = openEngine({ dataDir: await world.folder('data'), workspace, wallet, runQueue: false })
  try {
    const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT' })
    const pictures = await world.folder('pictures')
    await writePictures(pictures, 3)
    await engine.importFolder(projectId, pictures)
    await expect(engine.storage.send(projectId, 'workspace')).rejects.toMatchObject({ code: 'NO_ADDRESSES' })
    const { metadataRoot, imagesRoot, contractMetadataCid } = await engine.computeAddresses(projectId)
    await engine.signIn()

    const [own] = engine.storage.targets()
    expect(own).toMatchObject({ targetId: 'workspace', kind: 'workspace', isIndependent: true })
    expect(await engine.storage.testTarget('workspace')).toMatchObject({ ok: true })
    const proof = await engine.storage.send(projectId, 'workspace')
    expect(proof).toMatchObject({ roots: [metadataRoot, imagesRoot, contractMetadataCid], isCurrent: true })
    // What `pin` proves is the same proof.
    expect(await engine.pin(projectId)).toMatchObject({ blocksVerified: proof.blocks })

    const folder = await world.folder('cars')
    const { targetId } = engine.storage.addTarget({ kind: 'car-folder', label: 'Disk', folder })
    const moved = await engine.storage.move(projectId, 'workspace', targetId)
    expect(moved.blocks).toBe(proof.blocks)
    expect(engine.storage.proofs(projectId).map((each) => each.targetId)).toEqual(['workspace', targetId])

    const file = path.join(folder, 'proof.json')
    await engine.storage.exportProof(projectId, file)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ proofs: [{ blocks: proof.blocks }, {}] })

    await expect(engine.storage.unpin(projectId, 'workspace')).rejects.toMatchObject({
      code: 'NOT_THIS_TARGET',
    })
    engine.storage.removeTarget(targetId)
    expect(engine.storage.targets()).toHaveLength(1)
    expect(() => engine.storage.removeTarget(targetId)).toThrow(/not found/)
  } finally {
    await engine.close()
  }
})
