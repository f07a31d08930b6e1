import { murmur364 } from '@multiformats/murmur3'
import type { UnixFSEntry } from 'ipfs-unixfs-exporter'

/** What a folder, or a part of one that is sharded, points to: CIDs by the names of its links. */
interface Node {
  links: ReadonlyMap<string, string>
  isSharded: boolean
}

/**
 * Links kept in mind, of all nodes together, about 150 bytes each: whoever reads a collection reads one folder again
 * and again. All of a folder of 10,000 files has room, and the upper levels of any other.
 */
const linksInMind = 50_000
/** Of a sharded folder: places a node. Others than 256 are possible, and nobody makes them. */
const knownFanout = 256n

/**
 * Finds what `<cid>/<name>` points to without decoding the folder for each of its files. A name that is not there
 * and a path that goes deeper are left as they are.
 * @param resolve reads one node by its CID
 * @returns the path to read instead, often a CID alone
 */
export function createFolderLinks(
  resolve: (cid: string) => Promise<UnixFSEntry>,
  keptLinks = linksInMind,
): (ipfsPath: string) => Promise<string> {
  // Promises: of many who want one folder at once, the first reads it.
  const kept = new Map<string, { node: Promise<Node>; links: number }>()
  let links = 0

  function forget(cid: string): void {
    links -= kept.get(cid)?.links ?? 0
    kept.delete(cid)
  }

  function read(cid: string): { node: Promise<Node>; links: number } {
    const entry = { node: resolve(cid).then(toNode), links: 0 }
    entry.node.then(
      (node) => {
        if (kept.get(cid) !== entry) return
        entry.links = node.links.size + 1
        links += entry.links
        for (const oldest of kept.keys()) if (links > keptLinks) forget(oldest)
      },
      () => kept.get(cid) === entry && forget(cid),
    )
    return entry
  }

  function nodeAt(cid: string): Promise<Node> {
    const entry = kept.get(cid) ?? read(cid)
    // Put last again: the first of the map is the one that was not asked for longest.
    kept.delete(cid)
    kept.set(cid, entry)
    return entry.node
  }

  /** As a HAMT is read: a byte of the name's hash (murmur3-x64-64) is the place at each level. */
  async function inShards(root: Node, name: string): Promise<string | undefined> {
    const { digest } = await murmur364.digest(new TextEncoder().encode(name))
    let node = root
    for (const byte of digest) {
      const place = byte.toString(16).toUpperCase().padStart(2, '0')
      const file = node.links.get(place + name)
      const next = node.links.get(place)
      if (file !== undefined || next === undefined) return file
      node = await nodeAt(next)
    }
    return undefined
  }

  return async (ipfsPath) => {
    const [cid = '', name, ...deeper] = ipfsPath.split('/')
    if (!name || deeper.length > 0) return ipfsPath
    const node = await nodeAt(cid)
    return (node.isSharded ? await inShards(node, name) : node.links.get(name)) ?? ipfsPath
  }
}

function toNode(entry: UnixFSEntry): Node {
  if (entry.type !== 'directory') return { links: new Map(), isSharded: false }
  const { type, fanout } = entry.unixfs
  const isSharded = type === 'hamt-sharded-directory'
  if (isSharded && fanout !== knownFanout) return { links: new Map(), isSharded }
  return {
    links: new Map(entry.node.Links.map((link) => [link.Name ?? '', link.Hash.toString()])),
    isSharded,
  }
}
