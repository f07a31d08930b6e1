// Real: SQLite. The oracle is ipfs-unixfs-importer, which builds whole folders in memory.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepFolder, type TestFile } from '../testing/keep-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { wholeFolder } from '../testing/whole-folder.ts'
import { folderRoot } from './folder-nodes.ts'

let place: TemporaryStore
beforeEach(() => {
  place = openTemporaryStore()
})
afterEach(() => place.remove())

const text = (words: string) => new TextEncoder().encode(words)
const plates = (count: number, words = (n: number) => `Plate #${n}`): TestFile[] =>
  Array.from({ length: count }, (_, n) => ({ name: `${n + 1}.json`, content: text(words(n + 1)) }))
const oracle = async (files: TestFile[]) =>
  (await wholeFolder(files.map(({ name, content }) => ({ path: name, content })))).toString()

it.each([
  ['one file', plates(1)],
  ['a few files', plates(40)],
  [
    'odd names',
    ['a b', 'ü', '#1', '50%', '🦉', 'é', 'e\u0301', '%20', "it's", '..a'].map((name) => ({
      name,
      content: text(name),
    })),
  ],
  ['a sharded folder with places of its shards free', plates(4_700)],
  ['shards within shards', plates(12_000)],
  ['names of one shard', plates(5_000, () => 'the same')],
])('addresses %s as the importer does', async (_, files) => {
  expect((await keepFolder(place.store, files)).toString()).toBe(await oracle(files))
})

/** Files whose links fill a folder's only node to exactly `bytes`. */
function filling(bytes: number): TestFile[] {
  // A node begins with 4 bytes; a name of 128 to 255 bytes takes 46 more than itself.
  const count = Math.floor((bytes - 4) / 246)
  const rest = bytes - 4 - count * 246
  return Array.from({ length: count }, (_, n) => ({
    name: String(n).padStart(n < rest ? 201 : 200, '0'),
    content: text('x'),
  }))
}

describe('at the limit of one node', () => {
  it.each([262_143, 262_144, 262_145])('%i bytes', async (bytes) => {
    const files = filling(bytes)
    let nodes = 0
    const root = await keepFolder(place.store, files, { onNode: () => (nodes += 1) })
    expect(root.toString()).toBe(await oracle(files))
    expect(nodes === 1).toBe(bytes <= 262_144)
    if (nodes === 1) {
      expect(place.store.addresses.node('p', 'images', new Uint8Array())?.bytes).toHaveLength(bytes)
    }
  })
})

describe('after an edit', () => {
  it('makes only the nodes on the way of what changed', async () => {
    const files = plates(10_000)
    await keepFolder(place.store, files)
    files[5_000] = { name: '5001.json', content: text('another trait') }
    const made: string[] = []
    const root = await keepFolder(place.store, [files[5_000]], {
      ordinal: 5_000,
      onNode: (cid) => made.push(cid.toString()),
    })
    expect(root.toString()).toBe(await oracle(files))
    expect(made).toHaveLength(2)
    expect(made.at(-1)).toBe(root.toString())
  })

  it('makes nothing when nothing changed', async () => {
    const root = await keepFolder(place.store, plates(5_000))
    const made: string[] = []
    expect(folderRoot(place.store, 'p', 'images', (cid) => made.push(cid.toString())).toString()).toBe(
      root.toString(),
    )
    expect(made).toEqual([])
  })

  it('gives the address of a folder that never was another', async () => {
    // Grown over the limit, and cut back below it; then with another set of names.
    await keepFolder(place.store, plates(6_000))
    for (const file of place.store.addresses.page('p', 100, 5_900)) place.store.addresses.remove('p', file)
    expect(folderRoot(place.store, 'p', 'images').toString()).toBe(await oracle(plates(100)))
    const grown = [...plates(100), ...plates(7_000).slice(1_000)]
    const root = await keepFolder(place.store, grown.slice(100), { ordinal: 100 })
    expect(root.toString()).toBe(await oracle(grown))
  })
})
