import type { WritableStorage } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'
import { beforeEach, expect, it } from 'vitest'
import { wholeFolder } from '../testing/whole-folder.ts'
import { verifyGraph } from './verify-graph.ts'

let blocks: Map<string, Uint8Array>
let root: CID
const fetchBlock = (cid: CID) => {
  const bytes = blocks.get(cid.toString())
  return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no ${cid.toString()}`))
}

beforeEach(async () => {
  blocks = new Map()
  const blockstore: WritableStorage = {
    put: (cid, bytes) => {
      blocks.set(cid.toString(), bytes as Uint8Array)
      return cid
    },
  }
  // Three files, one of three chunks; two are equal.
  const files = [
    { path: 'a', content: new Uint8Array(3 * 1024 * 1024).map((_, index) => index % 251) },
    { path: 'b', content: new TextEncoder().encode('hello') },
    { path: 'c', content: new TextEncoder().encode('hello') },
  ]
  root = await wholeFolder(files, blockstore)
})

it('reads every block once', async () => {
  const bytes = [...blocks.values()].reduce((sum, block) => sum + block.byteLength, 0)
  expect(await verifyGraph(root, fetchBlock)).toEqual({ root: root.toString(), blocks: blocks.size, bytes })
  expect(blocks.size).toBe(6)
})

it('finds any single block that is changed or missing', async () => {
  for (const [key, bytes] of [...blocks]) {
    blocks.set(key, bytes.with(0, (bytes[0] ?? 0) ^ 1))
    await expect(verifyGraph(root, fetchBlock)).rejects.toMatchObject({ code: 'BLOCK_MISMATCH' })
    blocks.delete(key)
    await expect(verifyGraph(root, fetchBlock)).rejects.toThrow(`no ${key}`)
    blocks.set(key, bytes)
  }
})

it('asks for no more blocks at a time than allowed', async () => {
  let running = 0
  let most = 0
  await verifyGraph(
    root,
    async (cid) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      return fetchBlock(cid)
    },
    { concurrency: 2 },
  )
  expect(most).toBe(2)
})

it('ends when it is told to', async () => {
  const stop = new AbortController()
  const never = () => new Promise<Uint8Array>(() => undefined)
  const proof = verifyGraph(root, never, { signal: stop.signal })
  stop.abort(new Error('enough'))
  await expect(proof).rejects.toThrow('enough')
})
