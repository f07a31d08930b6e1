import { CarWriter } from '@ipld/car'
import { importer } from 'ipfs-unixfs-importer'
import type { CID } from 'multiformats/cid'

/** Token metadata as the studio makes it, as one CAR. */
export interface MetadataCar {
  /** `ipfs://<root>/`: base URI of the tokens. */
  baseUri: string
  root: string
  bytes: Uint8Array
}

/** A folder of `<tokenId>.json` files by the unixfs-v1-2025 profile. @param salt makes another folder of the same tokens */
export async function metadataCar(tokenIds: readonly number[], salt = ''): Promise<MetadataCar> {
  const blocks: { cid: CID; bytes: Uint8Array }[] = []
  const blockstore = {
    put(cid: CID, bytes: Uint8Array) {
      blocks.push({ cid, bytes })
      return cid
    },
  }
  const files = tokenIds.map((id) => ({
    path: `${id}.json`,
    content: new TextEncoder().encode(JSON.stringify(metadataOf(id, salt))),
  }))
  let root: CID | undefined
  const options = { cidVersion: 1, rawLeaves: true, wrapWithDirectory: true } as const
  for await (const entry of importer(files, blockstore, options)) {
    root = entry.cid
  }
  if (!root) throw new Error('a folder has a root')

  const { writer, out } = CarWriter.create([root])
  const chunks: Uint8Array[] = []
  const collected = (async () => {
    for await (const chunk of out) chunks.push(chunk)
  })()
  for (const block of blocks) await writer.put(block)
  await writer.close()
  await collected
  return { baseUri: `ipfs://${root.toString()}/`, root: root.toString(), bytes: Buffer.concat(chunks) }
}

export function metadataOf(id: number, salt = '') {
  return {
    name: `Plate ${id}${salt}`,
    description: 'Made for a test.',
    image: 'ipfs://bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    attributes: [
      { trait_type: 'Ink', value: id % 2 === 0 ? 'Blue' : 'Black' },
      { trait_type: 'Number', value: id, display_type: 'number' },
    ],
  }
}
