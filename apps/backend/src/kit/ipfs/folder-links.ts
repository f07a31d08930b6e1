import type { UnixFSEntry } from 'ipfs-unixfs-exporter'

type Links = ReadonlyMap<string, string>

/** Folders kept in mind; whoever reads a collection reads one folder again and again. */
const keptFolders = 4

/**
 * Finds what `<cid>/<name>` points to without decoding the whole folder for each of its files. A folder that is
 * sharded, or a path that goes deeper, is left as it is.
 * @returns the path to read instead, often a CID alone
 */
export function createFolderLinks(
  resolve: (ipfsPath: string) => Promise<UnixFSEntry>,
): (ipfsPath: string) => Promise<string> {
  const kept = new Map<string, Links>()

  async function linksOf(cid: string): Promise<Links> {
    const links = kept.get(cid) ?? plainLinks(await resolve(cid))
    // Put last again: the first of the map is the one that was not asked for longest.
    kept.delete(cid)
    kept.set(cid, links)
    for (const oldest of [...kept.keys()].slice(0, -keptFolders)) kept.delete(oldest)
    return links
  }

  return async (ipfsPath) => {
    const [cid = '', name, ...deeper] = ipfsPath.split('/')
    if (!name || deeper.length > 0) return ipfsPath
    return (await linksOf(cid)).get(name) ?? ipfsPath
  }
}

function plainLinks(entry: UnixFSEntry): Links {
  if (entry.type !== 'directory' || entry.unixfs.type !== 'directory') return new Map()
  return new Map(entry.node.Links.map((link) => [link.Name ?? '', link.Hash.toString()]))
}
