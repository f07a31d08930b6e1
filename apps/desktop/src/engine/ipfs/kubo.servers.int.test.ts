// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL, SQLite. What is computed offline must be what everyone
// computes.
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { bytesOf, oddNames, plates, sizes } from '../testing/address-cases.ts'
import { keepFolder, type TestFile } from '../testing/keep-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { addFile } from './unixfs.ts'

let place: TemporaryStore
beforeEach(() => {
  place = openTemporaryStore()
})
afterEach(() => place.remove())

/** The unixfs-v1-2025 profile, every choice of it spelled out. */
const choices = new URLSearchParams({
  'cid-version': '1',
  'raw-leaves': 'true',
  chunker: 'size-1048576',
  'max-file-links': '1024',
  'only-hash': 'true',
  quieter: 'true',
})

/** Streams files as a form to Kubo; returns the CID of the last thing it added. */
async function kuboAdd(
  files: { name: string; content: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }[],
  wrap: boolean,
): Promise<string> {
  const url = `${testServers().ipfsApiUrl}/api/v0/add?${choices.toString()}&wrap-with-directory=${wrap}`
  const boundary = 'plate'
  async function* body() {
    for (const { name, content } of files) {
      // Kubo unescapes the name.
      yield `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\n`
      yield 'content-type: application/octet-stream\r\n\r\n'
      yield* content
      yield '\r\n'
    }
    yield `--${boundary}--\r\n`
  }
  const text = await new Promise<string>((resolve, reject) => {
    const sending = request(
      url,
      { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } },
      (response) =>
        void response
          .setEncoding('utf8')
          .toArray()
          .then((parts) => resolve(parts.join('')), reject),
    ).on('error', reject)
    Readable.from(body(), { objectMode: false }).pipe(sending)
  })
  return (JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { Hash: string }).Hash
}

it.each(sizes)('addresses a file of %i bytes as Kubo does', async (size) => {
  const ours = await addFile(bytesOf(size), { put: (cid) => cid })
  expect(ours.toString()).toBe(await kuboAdd([{ name: 'file', content: bytesOf(size) }], false))
})

it.each<[string, TestFile[]]>([
  ['a few small files', plates(30)],
  ['odd names', oddNames],
  [
    'files of many chunks',
    sizes.slice(0, -1).map((size) => ({ name: `${size} 🦉.bin`, content: bytesOf(size) })),
  ],
  ['so many files that the folder is sharded', plates(6_000)],
])('addresses a folder of %s as Kubo does', async (_, files) => {
  const ours = await keepFolder(place.store, files)
  const theirs = files.map(({ name, content }) => ({
    name,
    content: content instanceof Uint8Array ? [content] : content,
  }))
  expect(ours.toString()).toBe(await kuboAdd(theirs, true))
})
