import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentsPort } from '../../kit/documents/port.ts'
import { carOf, folderOf, fresh, type TestBlock } from '../../kit/ipfs/contract.ts'
import type { IpfsPort } from '../../kit/ipfs/port.ts'
import { gather } from '../../kit/testing.ts'
import { createKeepers, type Keepers } from './keepers.ts'
import { createAssetStore, type AssetDocument, type AssetStore } from './store/assets.ts'
import { createKeepStore, type KeepStore } from './store/keeps.ts'

/** What holds over every document store and every IPFS. */
export function describeKeepers(
  name: string,
  open: () => Promise<{ documents: DocumentsPort; ipfs: IpfsPort; close: () => Promise<void> }>,
): void {
  describe(`who keeps what: ${name}`, () => {
    let ipfs: IpfsPort
    let keeps: KeepStore
    let assets: AssetStore
    let close: () => Promise<void>
    let keepers: Keepers
    let ann: string
    let ben: string
    const published = new Set<string>()

    beforeAll(async () => {
      const opened = await open()
      ipfs = opened.ipfs
      keeps = await createKeepStore(opened.documents)
      assets = await createAssetStore(opened.documents)
      close = opened.close
      keepers = keepersOver(ipfs)
    })
    beforeEach(() => {
      ann = randomUUID()
      ben = randomUUID()
    })
    afterAll(() => close?.())

    const keepersOver = (over: IpfsPort) =>
      createKeepers({ keeps, assets, ipfs: over, isPublished: async (root) => published.has(root) })
    const send = (user: string, root: TestBlock, ...others: TestBlock[]) =>
      keepers.importCar(user, carOf([root], [root, ...others]))
    const release = async (user: string, ...blocks: TestBlock[]) =>
      (await keepers.release(user, blocks.map(textOf))).map(({ outcome }) => outcome)
    const textOf = ({ cid }: TestBlock) => cid.toString()
    const isPinned = (block: TestBlock) => ipfs.isPinned(textOf(block))
    /** IPFS at which something happens right before a pin is let go of. */
    const meanwhile = (happens: () => Promise<unknown>): IpfsPort => ({
      ...ipfs,
      async unpin(cid, isWanted) {
        await happens()
        return ipfs.unpin(cid, isWanted)
      },
    })

    it('drops what its only keeper lets go of, once', async () => {
      const root = fresh()
      await send(ann, root)
      expect(await isPinned(root)).toBe(true)
      expect(await release(ann, root)).toEqual(['dropped'])
      expect(await isPinned(root)).toBe(false)
      expect(await release(ann, root)).toEqual(['not_kept'])
      expect(await keeps.ofRoot(textOf(root))).toEqual([])
    })

    it('lets nobody drop what others keep, though he sent it, too', async () => {
      const root = fresh()
      await send(ann, root)
      expect(await release(ben, root)).toEqual(['not_kept'])
      await send(ben, root)
      expect(await release(ben, root)).toEqual(['kept_by_others'])
      expect(await isPinned(root)).toBe(true)
      expect(await release(ann, root)).toEqual(['dropped'])
      expect(await isPinned(root)).toBe(false)
    })

    it('leaves what was pinned before anybody was written down, or by hand', async () => {
      const root = fresh()
      await ipfs.importCar(carOf([root], [root]))
      expect(await release(ben, root)).toEqual(['not_kept'])
      await send(ben, root)
      expect(await release(ben, root)).toEqual(['kept_by_others'])
      expect(await isPinned(root)).toBe(true)
    })

    it('leaves a picture of a collection that has the address of somebody’s root', async () => {
      const root = fresh()
      await send(ann, root)
      await assets.insert({ _id: textOf(root), sha256: textOf(root), cid: textOf(root) } as AssetDocument, [])
      expect(await release(ann, root)).toEqual(['kept_by_others'])
      expect(await isPinned(root)).toBe(true)
    })

    it('keeps what a chain points to, for whoever keeps it', async () => {
      const root = fresh()
      for (const user of [ann, ben]) await send(user, root)
      published.add(textOf(root))
      expect(await Promise.all([release(ann, root), release(ben, root)])).toEqual([
        ['published'],
        ['published'],
      ])
      published.delete(textOf(root))
      expect(await release(ann, root)).toEqual(['kept_by_others'])
      expect(await release(ben, root)).toEqual(['dropped'])
    })

    it('drops an earlier version, and nothing of the present one', async () => {
      const [same, before, now] = [fresh(), fresh(), fresh()]
      const [earlier, present] = [folderOf({ same, token: before }), folderOf({ same, token: now })]
      await send(ann, earlier, same, before)
      await send(ann, present, now)
      expect(await release(ann, earlier)).toEqual(['dropped'])
      expect(await gather(await ipfs.cat(`${textOf(present)}/same`))).toEqual(same.bytes)
    })

    it('is not dropped by two who let go of it at once, and then by nobody: it is gone', async () => {
      for (let round = 0; round < 5; round += 1) {
        const root = fresh()
        for (const user of [ann, ben]) await send(user, root)
        await Promise.all([release(ann, root), release(ben, root)])
        expect(await isPinned(root)).toBe(false)
        expect(await keeps.ofRoot(textOf(root))).toEqual([])
      }
    })

    it('stays where somebody sends it in the moment in which it is let go of', async () => {
      const root = fresh()
      await send(ann, root)
      const late = keepersOver(meanwhile(() => send(ben, root)))
      expect(await late.release(ann, [textOf(root)])).toEqual([
        { root: textOf(root), outcome: 'kept_by_others' },
      ])
      expect(await isPinned(root)).toBe(true)
      expect(await release(ben, root)).toEqual(['dropped'])
    })

    it('stays where its keeper sends it again in that moment', async () => {
      const root = fresh()
      await send(ann, root)
      const late = keepersOver(meanwhile(() => send(ann, root)))
      await late.release(ann, [textOf(root)])
      expect(await isPinned(root)).toBe(true)
      expect(await release(ann, root)).toEqual(['dropped'])
    })

    it('is let go of later where IPFS was away, or a crash came in between', async () => {
      const root = fresh()
      await send(ann, root)
      const away = keepersOver(meanwhile(() => Promise.reject(new Error('IPFS is away'))))
      await expect(away.release(ann, [textOf(root)])).rejects.toThrow('away')
      expect(await isPinned(root)).toBe(true)
      await keepers.finish()
      expect(await isPinned(root)).toBe(false)
      expect(await keeps.ofRoot(textOf(root))).toEqual([])
    })

    it('writes nobody down for a CAR that was refused, but who had it before', async () => {
      const [leaf, missing] = [fresh(), fresh()]
      const root = folderOf({ leaf, missing })
      await expect(send(ann, root, leaf)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      expect(await keeps.ofRoot(textOf(root))).toEqual([])
      await send(ann, root, leaf, missing)
      const broken = keepers.importCar(
        ann,
        (async function* () {
          yield (await gather(carOf([root], [root]))).subarray(0, -10)
        })(),
      )
      await expect(broken).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      expect(await isPinned(root)).toBe(true)
      expect(await release(ann, root)).toEqual(['dropped'])
    })
  })
}
