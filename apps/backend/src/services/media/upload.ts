import { createReadStream } from 'node:fs'
import type { IpfsPort } from '../../kit/ipfs/port.ts'
import type { ObjectsPort } from '../../kit/objects/port.ts'
import type { MediaDescription } from './domain/description.ts'
import { originalKey, variantKey } from './domain/variants.ts'
import { inspectImage } from './image.ts'
import { withReceivedFile } from './receive.ts'
import type { AssetDocument, AssetStore, VariantDocument } from './store/assets.ts'

export interface StoredAsset {
  asset: AssetDocument
  variants: VariantDocument[]
}

/**
 * Takes one file in: object store and IPFS first, the document last, so that an asset that is found is whole.
 * The same content gives the same asset however often it is sent.
 * @throws InvalidInputError when the file is too large, empty or no image that decodes
 */
export async function storeUpload(
  stores: { assets: AssetStore; objects: ObjectsPort; ipfs: IpfsPort },
  description: MediaDescription,
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<StoredAsset> {
  const { assets, objects, ipfs } = stores
  return withReceivedFile(body, limit, async (file) => {
    const known = await assets.byId(file.sha256)
    if (known) return { asset: known, variants: await assets.variantsOf(known._id) }

    const image = await inspectImage(file.path)
    const s3Key = originalKey(file.sha256)
    const variants = image.variants.map((variant) => ({
      ...variant,
      key: variantKey(file.sha256, variant.width),
    }))
    const [{ cid }] = await Promise.all([
      ipfs.addFile(createReadStream(file.path)),
      objects.put(s3Key, createReadStream(file.path), { mime: image.mime }),
      ...variants.map((variant) => objects.put(variant.key, once(variant.webp), { mime: 'image/webp' })),
    ])

    const asset: AssetDocument = {
      _id: file.sha256,
      cid,
      kind: description.kind,
      source: description.source,
      mime: image.mime,
      bytes: file.bytes,
      width: image.width,
      height: image.height,
      s3Key,
      ipfsCid: cid,
      sha256: file.sha256,
      phash: null,
      moderation: 'unreviewed',
      exif_json: null,
      createdAt: new Date().toISOString(),
    }
    const variantDocuments = variants.map(({ key, width, height }) => ({
      _id: `${file.sha256}:${width}`,
      asset_id: file.sha256,
      cdnUrl: objects.url(key),
      w: width,
      h: height,
    }))
    await assets.insert(asset, variantDocuments)
    // Whoever kept the same bytes may have let go of them before the document said that they are wanted.
    if (!(await ipfs.isPinned(cid))) await ipfs.addFile(createReadStream(file.path))
    return { asset, variants: variantDocuments }
  })
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}
