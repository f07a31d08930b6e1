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
  /** CIDs by path, as the importer says. */
  const added = new Map<string, string>()
  let asked: string[]
  let shorten: (ipfsPath: string) => Promise<string>
  const create = (keptLinks?: number) =>
    createFolderLinks((cid) => {
      asked.push(cid)
      return exporter(cid, store)
    }, keptLinks)
  beforeEach(() => {
    asked = []
    shorten = create()
  })

  /** @returns the folder's CID */
  async function folder(names: readonly string[], shardSplitThresholdBytes?: number): Promise<string> {
    const files = names.map((name) => ({ path: `folder/${name}`, content: Buffer.from(`in ${name}`) }))
    let root = ''
    for await (const { cid, path } of importer(files, store, {
      profile: 'unixfs-v1-2025',
      ...(shardSplitThresholdBytes !== undefined && { shardSplitThresholdBytes }),
    })) {
      root = cid.toString()
      if (path !== undefined) added.set(path, root)
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

  it('finds every file of a folder that is sharded, on each of its levels', async () => {
    const names = Array.from({ length: 1_200 }, (_, index) => `${index + 1}.json`)
    const cid = await folder(names, 1)
    for (const name of names) expect(await shorten(`${cid}/${name}`)).toBe(added.get(`folder/${name}`))
    expect(asked).toHaveLength(new Set(asked).size)
    expect(asked.length).toBeGreaterThan(200)
  })

  it('reads a folder once for many who want it at once', async () => {
    const cid = await folder(['1.json', '2.json'])
    await Promise.all(['1.json', '2.json', '3.json'].map((name) => shorten(`${cid}/${name}`)))
    expect(asked).toEqual([cid])
  })

  it('reads a folder anew that could not be read', async () => {
    const cid = await folder(['1.json'])
    const bytes = blocks.get(cid) as Uint8Array
    blocks.delete(cid)
    await expect(shorten(`${cid}/1.json`)).rejects.toThrow()
    blocks.set(cid, bytes)
    expect(await shorten(`${cid}/1.json`)).not.toContain('/')
  })

  it('leaves alone what it does not know: a name that is not there, a deeper path', async () => {
    const cid = await folder(['1.json'])
    const sharded = await folder(['1.json', '2.json'], 1)
    for (const path of [cid, `${cid}/2.json`, `${cid}/1.json/deeper`, `${sharded}/3.json`]) {
      expect(await shorten(path)).toBe(path)
    }
  })

  it('forgets, of more than it may keep, the folder that was not asked for longest', async () => {
    const cids = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => folder([name])))
    shorten = create(8)
    for (const cid of [...cids, ...cids.slice(1), cids[0]]) await shorten(`${cid}/x`)
    expect(asked).toEqual([...cids, cids[0]])
  })
})
