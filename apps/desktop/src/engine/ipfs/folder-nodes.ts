import { encode, prepare, code as dagPb, type PBLink } from '@ipld/dag-pb'
import { murmur364 } from '@multiformats/murmur3'
import { UnixFS } from 'ipfs-unixfs'
import { CID } from 'multiformats/cid'
import { IntaglioError, say } from '@intaglio/shared'
import type { AddressedFolder, FolderNode, Slot } from '../store/addresses.ts'
import type { Store } from '../store/store.ts'
import { cidOf } from './blocks.ts'

/** A folder whose only node would be larger is sharded. */
const shardAboveBytes = 262_144
/** What a folder's node takes before its first link. */
const emptyNodeBytes = 4
const fanout = 256n
/** Multicodec of murmur3-x64-64, by which names are spread. */
const nameHashCode = 0x22n

/** A name's way through a sharded folder: one byte a level. */
export async function hashName(name: string): Promise<Uint8Array> {
  return (await murmur364.digest(new TextEncoder().encode(name))).digest
}

/** What one link takes in the bytes of a folder's node. */
export function linkBytes(name: string, cid: Uint8Array, size: number): number {
  const nameBytes = Buffer.byteLength(name)
  const inner =
    1 + varintBytes(cid.length) + cid.length + 1 + varintBytes(nameBytes) + nameBytes + 1 + varintBytes(size)
  return 1 + varintBytes(inner) + inner
}

/**
 * A folder's CID from the stored addresses of its files: only nodes on the way of a file that changed are encoded,
 * and no file is read. Sharded folders are HAMTs of 256 places a node, as UnixFS has them.
 * @param onNode is told each node that had to be made
 */
export function folderRoot(
  store: Store,
  projectId: string,
  folder: AddressedFolder,
  onNode?: (cid: CID) => void,
): CID {
  const { addresses } = store
  const keep = (prefix: Uint8Array, data: UnixFS, links: PBLink[]): FolderNode => {
    const bytes = encode(prepare({ Data: data.marshal(), Links: links }))
    const size = links.reduce((sum, link) => sum + (link.Tsize ?? 0), bytes.length)
    const cid = cidOf(dagPb, bytes)
    const node = { prefix, cid: cid.bytes, size, bytes }
    addresses.saveNode(projectId, folder, node)
    onNode?.(cid)
    return node
  }
  const flat = (): FolderNode => {
    addresses.keepRootOnly(projectId, folder)
    const links = addresses
      .entries(projectId, folder)
      .map(({ name, cid, size }) => ({ Name: name, Hash: CID.decode(cid), Tsize: size }))
    return keep(new Uint8Array(), new UnixFS({ type: 'directory' }), links)
  }
  const shard = (prefix: Uint8Array): FolderNode => {
    const known = addresses.node(projectId, folder, prefix)
    if (known) return known
    if (prefix.length === 8) {
      throw new IntaglioError(say`Two names of files cannot be in one folder.`, { code: 'NAMES_COLLIDE' })
    }
    const slots = addresses.slots(projectId, folder, prefix)
    const links = slots.map((slot) => {
      const label = slot.slot.toString(16).toUpperCase().padStart(2, '0')
      if (slot.files === 1) return link(label + slot.name, slot)
      return link(label, shard(Buffer.concat([prefix, Buffer.of(slot.slot)])))
    })
    const data = new UnixFS({
      type: 'hamt-sharded-directory',
      data: bitField(slots),
      fanout,
      hashType: nameHashCode,
    })
    return keep(prefix, data, links)
  }
  return store.transaction(() => {
    const known = addresses.node(projectId, folder, new Uint8Array())
    if (known) return CID.decode(known.cid)
    const isFlat = emptyNodeBytes + addresses.linkBytes(projectId, folder) <= shardAboveBytes
    return CID.decode((isFlat ? flat() : shard(new Uint8Array())).cid)
  })
}

function link(name: string, { cid, size }: { cid: Uint8Array; size: number }): PBLink {
  return { Name: name, Hash: CID.decode(cid), Tsize: size }
}

/** Which places are taken, as one big-endian number without leading zeros. */
function bitField(slots: Slot[]): Uint8Array {
  const bits = new Uint8Array(32)
  for (const { slot } of slots) bits[31 - (slot >> 3)]! |= 1 << (slot & 7)
  const first = bits.findIndex((byte) => byte !== 0)
  return bits.subarray(first)
}

function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}
