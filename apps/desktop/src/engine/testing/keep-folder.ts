import { createHash } from 'node:crypto'
import type { CID } from 'multiformats/cid'
import { folderRoot, hashName, linkBytes } from '../ipfs/folder-nodes.ts'
import { addContent, type Content } from '../ipfs/unixfs.ts'
import type { AddressedFile } from '../store/addresses.ts'
import type { Store } from '../store/store.ts'

export interface TestFile {
  name: string
  content: Content
}

/** Keeps files in project `p` as addressed, the first under `ordinal`, and gives their folder's root. */
export async function keepFolder(
  store: Store,
  files: Iterable<TestFile>,
  options: { ordinal?: number; onNode?: (cid: CID) => void } = {},
): Promise<CID> {
  let ordinal = options.ordinal ?? 0
  const added: AddressedFile[] = []
  for (const { name, content } of files) {
    const { cid, size } = await addContent(content, { put: (added) => added })
    added.push({
      ordinal,
      folder: 'images',
      name,
      nameHash: await hashName(name),
      source: createHash('sha256').update(name).digest('hex'),
      cid: cid.bytes,
      size,
      linkBytes: linkBytes(name, cid.bytes, size),
      carEnd: null,
    })
    ordinal += 1
  }
  store.transaction(() => added.forEach((file) => store.addresses.save('p', file)))
  return folderRoot(store, 'p', 'images', options.onNode)
}
