import { createHash, randomBytes } from 'node:crypto'
import { CarWriter } from '@ipld/car'
import { encode, prepare } from '@ipld/dag-pb'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, gather } from '../testing.ts'
import type { IpfsPort } from './port.ts'

export interface TestBlock {
  cid: CID
  bytes: Uint8Array
}

const raw = 0x55
const dagPb = 0x70

export function blockOf(bytes: Uint8Array, codec = raw): TestBlock {
  const digest = createDigest(0x12, createHash('sha256').update(bytes).digest())
  return { cid: CID.createV1(codec, digest), bytes }
}

/** A UnixFS folder of raw files. */
export function folderOf(files: Record<string, TestBlock>): TestBlock {
  const links = Object.entries(files)
    .map(([Name, { cid, bytes }]) => ({ Name, Hash: cid, Tsize: bytes.length }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.Name), Buffer.from(b.Name)))
  return blockOf(encode(prepare({ Data: Uint8Array.of(0x08, 0x01), Links: links })), dagPb)
}

export async function* carOf(
  roots: readonly TestBlock[],
  blocks: Iterable<TestBlock>,
): AsyncGenerator<Uint8Array> {
  const { writer, out } = CarWriter.create(roots.map(({ cid }) => cid))
  const written = (async () => {
    for (const block of blocks) await writer.put(block)
    await writer.close()
  })()
  yield* out
  await written
}

/** A block that no other test has. */
export const fresh = (text = '') => blockOf(Buffer.concat([randomBytes(16), Buffer.from(text)]))

const unwanted = () => Promise.resolve(false)

/** What every adapter of the ipfs port must do. */
export function describeIpfsPort(name: string, open: () => Promise<IpfsPort>): void {
  describe(`ipfs port: ${name}`, () => {
    let port: IpfsPort

    beforeAll(async () => {
      port = await open()
    })
    afterAll(() => port?.close())

    it('takes a CAR, pins its roots, and gives files back by path', async () => {
      const files = { 'a.json': fresh('{}'), 'b b.json': fresh('{"b": 1}') }
      const folder = folderOf(files)
      const blocks = [folder, ...Object.values(files)]
      const root = folder.cid.toString()
      expect(await port.importCar(carOf([folder], blocks))).toEqual({
        roots: [root],
        blocks: 3,
        bytes: blocks.reduce((sum, { bytes }) => sum + bytes.length, 0),
      })
      expect(await port.isPinned(root)).toBe(true)
      expect(await gather(await port.cat(`${root}/b b.json`))).toEqual(files['b b.json'].bytes)
      expect(await gather(await port.cat(files['a.json'].cid.toString()))).toEqual(files['a.json'].bytes)
    })

    it('takes the same CAR twice', async () => {
      const file = fresh()
      for (let round = 0; round < 2; round += 1) {
        expect(await port.importCar(carOf([file], [file]))).toMatchObject({
          roots: [file.cid.toString()],
          blocks: 1,
        })
      }
    })

    it('serves whole files and single blocks over its gateway', async () => {
      const file = fresh('<svg xmlns="http://www.w3.org/2000/svg"/>')
      const folder = folderOf({ 'art.svg': file })
      await port.importCar(carOf([folder], [folder, file]))
      const url = `${port.gatewayUrl}/ipfs/${folder.cid.toString()}/art.svg`
      const answer = await fetch(url)
      expect(answer.status).toBe(200)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(file.bytes)
      expect(answer.headers.get('content-type')).toContain('image/svg+xml')
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')

      const block = await fetch(`${port.gatewayUrl}/ipfs/${folder.cid.toString()}?format=raw`)
      expect(block.headers.get('content-type')).toBe('application/vnd.ipld.raw')
      expect(Buffer.from(await block.arrayBuffer())).toEqual(Buffer.from(folder.bytes))
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
    })

    it('refuses a block that is not what its CID says, and pins nothing', async () => {
      const [good, forged] = [fresh(), fresh()]
      const folder = folderOf({ good, forged })
      const lie = { cid: forged.cid, bytes: fresh().bytes }
      await expect(port.importCar(carOf([folder], [folder, good, lie]))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'car', reason: expect.stringContaining(forged.cid.toString()) as string },
      })
      expect(await port.isPinned(folder.cid.toString())).toBe(false)
    })

    it('refuses a CAR that lacks a block', async () => {
      const [here, missing] = [fresh(), fresh()]
      const folder = folderOf({ here, missing })
      await expect(port.importCar(carOf([folder], [folder, here]))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { field: 'car' },
      })
      expect(await port.isPinned(folder.cid.toString())).toBe(false)
    })

    it.each([
      ['nothing', Buffer.alloc(0)],
      ['noise', Buffer.from('this is not a CAR at all, not even a little')],
      ['a claim of four gigabytes', Buffer.from([0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3])],
    ])('refuses %s', async (_name, bytes) => {
      await expect(port.importCar(bytesOf(bytes))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })

    it('refuses a CAR that is cut off', async () => {
      const file = fresh('x'.repeat(1_000))
      const whole = await gather(carOf([file], [file]))
      await expect(port.importCar(bytesOf(whole.subarray(0, -10)))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
      expect(await port.isPinned(file.cid.toString())).toBe(false)
    })

    it('refuses a block larger than two mebibytes', async () => {
      const large = blockOf(randomBytes(2 * 1024 * 1024 + 1))
      await expect(port.importCar(carOf([large], [large]))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })

    it('hands on a failure of the stream that is not the CAR’s fault', async () => {
      async function* cut() {
        yield (await gather(carOf([fresh()], []))).subarray(0, 10)
        throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
      }
      await expect(port.importCar(cut())).rejects.toThrow('reset')
    })

    it('adds a file under the address that everybody computes for it', async () => {
      // Computed with ipfs-unixfs-importer's unixfs-v1-2025 profile, and the same from Kubo.
      expect(await port.addFile(bytesOf('hello ', 'intaglio\n'))).toEqual({
        cid: 'bafkreia7sxabguw33bdokeh23b6p4xro6jibjhhz3zt7obq3a223icsyxe',
        bytes: 15,
      })
      const zeros = Buffer.alloc(3 * 1024 * 1024 + 5)
      expect(await port.addFile(bytesOf(zeros))).toEqual({
        cid: 'bafybeiayxwb54rnxpofwvtqrlwuuy45oxvliezr7ryekoimjfagbs6p5gi',
        bytes: zeros.length,
      })
      expect(await port.isPinned('bafybeiayxwb54rnxpofwvtqrlwuuy45oxvliezr7ryekoimjfagbs6p5gi')).toBe(true)
      expect(
        (await gather(await port.cat('bafybeiayxwb54rnxpofwvtqrlwuuy45oxvliezr7ryekoimjfagbs6p5gi'))).equals(
          zeros,
        ),
      ).toBe(true)
    })

    it('says the roots of a CAR before it pins them, and pins none where nobody may', async () => {
      const file = fresh()
      const root = file.cid.toString()
      const seen: [string[], boolean][] = []
      await port.importCar(carOf([file], [file]), async (roots) => {
        seen.push([roots, await port.isPinned(root)])
      })
      expect(seen).toEqual([[[root], false]])
      const other = fresh()
      const refused = port.importCar(carOf([other], [other]), () => Promise.reject(new Error('no')))
      await expect(refused).rejects.toThrow('no')
      expect(await port.isPinned(other.cid.toString())).toBe(false)
    })

    it('lets go of a root, and keeps what other roots need of it', async () => {
      const [shared, own] = [fresh(), fresh()]
      const inner = folderOf({ shared })
      const [going, staying] = [folderOf({ inner, own }), folderOf({ inner })]
      await port.importCar(carOf([going], [going, inner, shared, own]))
      await port.importCar(carOf([staying], [staying]))
      expect(await port.unpin(going.cid.toString(), unwanted)).toBe(true)
      expect(await port.isPinned(going.cid.toString())).toBe(false)
      expect(await port.isPinned(staying.cid.toString())).toBe(true)
      expect(await gather(await port.cat(`${staying.cid.toString()}/inner/shared`))).toEqual(shared.bytes)
      // Told once more, as after a crash; and of what was never here.
      expect(await port.unpin(going.cid.toString(), unwanted)).toBe(true)
      expect(await port.unpin(fresh().cid.toString(), unwanted)).toBe(true)
      await expect(port.unpin('nonsense', unwanted)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      // What was let go of can be brought again.
      await port.importCar(carOf([going], [going, inner, shared, own]))
      expect(await gather(await port.cat(`${going.cid.toString()}/own`))).toEqual(own.bytes)
    })

    it('does not let go of what somebody wants after all', async () => {
      const file = fresh()
      const root = file.cid.toString()
      await port.importCar(carOf([file], [file]))
      expect(await port.unpin(root, () => Promise.resolve(true))).toBe(false)
      expect(await port.isPinned(root)).toBe(true)
      expect(await gather(await port.cat(root))).toEqual(file.bytes)
    })

    it('says so when something is not there', async () => {
      await expect(port.cat(fresh().cid.toString())).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await port.isPinned(fresh().cid.toString())).toBe(false)
      await expect(port.isPinned('nonsense')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })

    it('takes three thousand small blocks', async () => {
      const files = Array.from(
        { length: 3_000 },
        (_, index) => [`${index}.json`, fresh(String(index))] as const,
      )
      const folder = folderOf(Object.fromEntries(files))
      const blocks = [folder, ...files.map(([, block]) => block)]
      expect((await port.importCar(carOf([folder], blocks))).blocks).toBe(3_001)
      expect(await gather(await port.cat(`${folder.cid.toString()}/2999.json`))).toEqual(
        files[2_999]?.[1].bytes,
      )
    })
  })
}
