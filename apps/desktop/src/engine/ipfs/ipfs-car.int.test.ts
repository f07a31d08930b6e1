// Real: SQLite. The oracle is ipfs-car, which has code of its own for UnixFS: its files are of the same profile, and
// so are its folders until they are sharded, which it does by another measure.
import { Readable } from 'node:stream'
import { createDirectoryEncoderStream, createFileEncoderStream } from 'ipfs-car'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bytesOf, oddNames, plates, sizes } from '../testing/address-cases.ts'
import { keepFolder, type TestFile } from '../testing/keep-folder.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { addFile, type Content } from './unixfs.ts'

let place: TemporaryStore
beforeEach(() => {
  place = openTemporaryStore()
})
afterEach(() => place.remove())

/** A file as ipfs-car wants it. */
function asBlob({ name, content }: TestFile) {
  const parts = content instanceof Uint8Array ? [content] : content
  const stream = () => Readable.toWeb(Readable.from(parts)) as ReadableStream<Uint8Array<ArrayBuffer>>
  return { name, stream }
}

async function lastCid(blocks: ReadableStream<{ cid: { toString(): string } }>): Promise<string> {
  let last = ''
  for await (const { cid } of blocks) last = cid.toString()
  return last
}

it.each(sizes)('addresses a file of %i bytes as ipfs-car does', async (size) => {
  const content: Content = bytesOf(size)
  const ours = await addFile(content, { put: (cid) => cid })
  expect(ours.toString()).toBe(await lastCid(createFileEncoderStream(asBlob({ name: 'file', content }))))
})

it.each<[string, TestFile[]]>([
  ['a few small files', plates(30)],
  ['odd names', oddNames],
  ['files of many chunks', [{ name: 'large.bin', content: bytesOf(5_500_000) }, ...plates(2)]],
])('addresses a folder of %s as ipfs-car does', async (_, files) => {
  const ours = await keepFolder(place.store, files)
  expect(ours.toString()).toBe(await lastCid(createDirectoryEncoderStream(files.map(asBlob))))
})
