// Real: a temporary folder and HTTP on this machine.
import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { NextToLast } from 'blockstore-fs/sharding'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { blockOf, carOf, describeIpfsPort, folderOf, type TestBlock } from './contract.ts'
import { createEmbeddedIpfs } from './embedded.ts'

const temporary = await temporaryFolder()
afterAll(temporary.remove)

describeIpfsPort('a block folder', () => createEmbeddedIpfs({ folder: `${temporary.folder}/contract` }))

describe('IPFS in a folder', () => {
  it('keeps no block of a CAR that it refused', async () => {
    const folder = `${temporary.folder}/refused`
    const port = await createEmbeddedIpfs({ folder })
    const [here, missing] = [blockOf(Buffer.from('here')), blockOf(Buffer.from('missing'))]
    const root = folderOf({ here, missing })
    await expect(port.importCar(carOf([root], [root, here]))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    for (const part of ['blocks', 'pins', 'staging']) expect(await readdir(`${folder}/${part}`)).toEqual([])
    expect((await fetch(`${port.gatewayUrl}/ipfs/${here.cid.toString()}`)).status).toBe(404)
    await port.close()
  })

  describe('letting go of a root', () => {
    const unwanted = () => Promise.resolve(false)
    const blocksIn = async (folder: string) =>
      (await readdir(`${folder}/blocks`, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => path.relative(`${folder}/blocks`, path.join(parentPath, name)))
        .sort()
    const fileOf = ({ cid }: TestBlock) => {
      const { dir, file } = new NextToLast().encode(cid)
      return path.join(dir, file)
    }
    const filesOf = (...blocks: TestBlock[]) => blocks.map(fileOf).sort()
    const leaf = (text: string) => blockOf(Buffer.from(text))

    it('removes its blocks, but for those that another root needs', async () => {
      const folder = `${temporary.folder}/let-go`
      const port = await createEmbeddedIpfs({ folder })
      const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')]
      const [first, second] = [folderOf({ a, b }), folderOf({ b, c })]
      await port.importCar(carOf([first, second], [first, second, a, b, c]))
      await port.unpin(first.cid.toString(), unwanted)
      expect(await blocksIn(folder)).toEqual(filesOf(second, b, c))
      await port.unpin(second.cid.toString(), unwanted)
      expect(await blocksIn(folder)).toEqual([])
      await port.close()
    })

    it('keeps the bytes of a folder that were also pinned as mere bytes', async () => {
      const folder = `${temporary.folder}/same-bytes`
      const port = await createEmbeddedIpfs({ folder })
      const a = leaf('a')
      const root = folderOf({ a })
      const bytes = blockOf(root.bytes)
      await port.importCar(carOf([root, bytes], [root, a]))
      await port.unpin(bytes.cid.toString(), unwanted)
      expect(await blocksIn(folder)).toEqual(filesOf(root, a))
      await port.close()
    })

    it('leaves nothing of two roots with a block in common that are let go of at once', async () => {
      const folder = `${temporary.folder}/both`
      const port = await createEmbeddedIpfs({ folder })
      const [a, b] = [leaf('a'), leaf('b')]
      const roots = [folderOf({ a, b }), folderOf({ b })]
      await port.importCar(carOf(roots, [...roots, a, b]))
      await Promise.all(roots.map(({ cid }) => port.unpin(cid.toString(), unwanted)))
      expect(await blocksIn(folder)).toEqual([])
      await port.close()
    })

    it('keeps what is brought again meanwhile', async () => {
      const folder = `${temporary.folder}/meanwhile`
      const port = await createEmbeddedIpfs({ folder })
      const [a, b] = [leaf('a'), leaf('b')]
      const [going, coming] = [folderOf({ a, b }), folderOf({ b })]
      await port.importCar(carOf([going], [going, a, b]))
      // It is asked after the others were looked through: what is pinned at that moment was not among them.
      const [, brought] = await Promise.all([
        port.unpin(going.cid.toString(), unwanted),
        port.importCar(carOf([coming], [coming, b])),
      ])
      expect(brought.roots).toEqual([coming.cid.toString()])
      expect(await blocksIn(folder)).toEqual(filesOf(coming, b))
      await port.close()
    })

    it.each([0, 1, 2, 3, 4])(
      'finishes it on the next start, killed after %i blocks were gone',
      async (gone) => {
        const folder = `${temporary.folder}/killed-${gone}`
        const before = await createEmbeddedIpfs({ folder })
        const [a, b, c] = [leaf('a'), leaf('b'), leaf('c')]
        const inner = folderOf({ a, b })
        const [going, staying] = [folderOf({ inner, c }), folderOf({ c })]
        await before.importCar(carOf([going, staying], [going, staying, inner, a, b, c]))
        await before.close()
        // As it lies there when the process is killed: the pin has moved, and some of the blocks are gone, children first.
        await rename(`${folder}/pins/${going.cid.toString()}`, `${folder}/leaving/${going.cid.toString()}`)
        for (const block of [a, b, inner, going].slice(0, gone)) await rm(`${folder}/blocks/${fileOf(block)}`)
        const after = await createEmbeddedIpfs({ folder })
        expect(await blocksIn(folder)).toEqual(filesOf(staying, c))
        expect(await readdir(`${folder}/leaving`)).toEqual([])
        await after.close()
      },
    )
  })

  it('answers what it cannot do with the right status', async () => {
    const port = await createEmbeddedIpfs({ folder: `${temporary.folder}/statuses` })
    const file = blockOf(Buffer.from('{"name": "one"}'))
    await port.importCar(carOf([file], [file]))
    const url = `${port.gatewayUrl}/ipfs/${file.cid.toString()}`
    const status = async (path: string, init?: RequestInit) => (await fetch(path, init)).status
    expect(await status(url, { method: 'POST' })).toBe(405)
    expect(await status(`${port.gatewayUrl}/ipfs/nonsense`)).toBe(404)
    expect(await status(`${port.gatewayUrl}/`)).toBe(404)
    expect(await status(`${url}/deeper`)).toBe(404)
    expect(await status(`${port.gatewayUrl}/ipfs/%ff`)).toBe(400)
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await status(url, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })).toBe(304)
    await port.close()
  })

  it('has everything after a restart, under the same address', async () => {
    const folder = `${temporary.folder}/restart`
    const before = await createEmbeddedIpfs({ folder })
    const file = blockOf(Buffer.from('kept'))
    await before.importCar(carOf([file], [file]))
    await before.close()
    const after = await createEmbeddedIpfs({ folder })
    expect(after.gatewayUrl).toBe(before.gatewayUrl)
    expect(await after.isPinned(file.cid.toString())).toBe(true)
    await after.close()
  })

  it('answers at the address it was given, and goes by the name clients know it by', async () => {
    const folder = `${temporary.folder}/public`
    const gateway = { host: '127.0.0.1', port: 0 }
    const [first, named] = [
      await createEmbeddedIpfs({ folder, gateway }),
      await createEmbeddedIpfs({ folder, gateway: { ...gateway, url: 'https://ipfs.example/' } }),
    ]
    expect((await fetch(`${first.gatewayUrl}/`)).status).toBe(404)
    expect(named.gatewayUrl).toBe('https://ipfs.example')
    const port = Number(new URL(first.gatewayUrl).port)
    await expect(createEmbeddedIpfs({ folder, gateway: { ...gateway, port } })).rejects.toThrow('EADDRINUSE')
    await first.close()
    await named.close()
  })
})
