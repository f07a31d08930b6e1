import { exporter } from 'ipfs-unixfs-exporter'
import { importer } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFolderLinks } from './folder-links.ts'

describe('createFolderLinks', () => {
  const blocks = new Map<string, Uint8Array>()
  const store = {
    put: (cid: CID, bytes: Uint8Array) => (blocks.set(cid.toString(), bytes), cid),
    async *get(cid: CID) {
      yield blocks.get(cid.toString()) as Uint8Array
    },
  }
  let asked: string[]
  let shorten: (ipfsPath: string) => Promise<string>
  beforeEach(() => {
    asked = []
    shorten = createFolderLinks((ipfsPath) => {
      asked.push(ipfsPath)
      return exporter(ipfsPath, store)
    })
  })

  /** @returns the folder's CID */
  async function folder(names: readonly string[], shardSplitThresholdBytes?: number): Promise<string> {
    const files = names.map((name) => ({ path: `folder/${name}`, content: Buffer.from(`in ${name}`) }))
    let root = ''
    for await (const { cid } of importer(files, store, {
      profile: 'unixfs-v1-2025',
      ...(shardSplitThresholdBytes !== undefined && { shardSplitThresholdBytes }),
    })) {
      root = cid.toString()
    }
    return root
  }

  it('finds every file of a folder and reads the folder once', async () => {
    const cid = await folder(['1.json', '2.json', 'a#b.json'])
    for (const name of ['1.json', '2.json', 'a#b.json']) {
      const found = await exporter(await shorten(`${cid}/${name}`), store)
      expect(found.cid).toEqual((await exporter(`${cid}/${name}`, store)).cid)
    }
    expect(asked).toEqual([cid])
  })

  it('leaves alone what it does not know: a name that is not there, a deeper path, a sharded folder', async () => {
    const cid = await folder(['1.json'])
    const sharded = await folder(['1.json', '2.json'], 1)
    for (const path of [cid, `${cid}/2.json`, `${cid}/1.json/deeper`, `${sharded}/1.json`]) {
      expect(await shorten(path)).toBe(path)
    }
  })

  it('forgets the folder that was not asked for longest', async () => {
    const cids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => folder([name])))
    for (const cid of [...cids, ...cids.slice(1), cids[0]]) await shorten(`${cid}/x`)
    expect(asked).toEqual([...cids, cids[0]])
  })
})
