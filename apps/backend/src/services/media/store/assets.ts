import type { DocumentsPort } from '../../../kit/documents/port.ts'

/** `media.assets`. One document a content: `_id` is the content's sha256. */
export interface AssetDocument {
  _id: string
  cid: string
  kind: string
  source: string
  mime: string
  bytes: number
  width: number
  height: number
  s3Key: string
  ipfsCid: string
  sha256: string
  phash: string | null
  moderation: string
  exif_json: string | null
  createdAt: string
}

/** `media.variants`; `_id` is asset and width. */
export interface VariantDocument {
  _id: string
  asset_id: string
  cdnUrl: string
  w: number
  h: number
}

export type AssetStore = Awaited<ReturnType<typeof createAssetStore>>

export async function createAssetStore(documents: DocumentsPort) {
  const assets = await documents.collection<AssetDocument>('media', 'assets', {
    unique: [['sha256']],
    indexes: [['cid']],
  })
  const variants = await documents.collection<VariantDocument>('media', 'variants', {
    indexes: [['asset_id']],
  })
  return {
    byId: (id: string) => assets.get(id),
    byCid: async (cid: string) => (await assets.find({ cid }, { limit: 1 }))[0],
    variantsOf: (assetId: string) =>
      variants.find({ asset_id: assetId }, { sort: { by: 'w', order: 'asc' } }),
    /** Variants first: an asset that is found is complete. */
    async insert(asset: AssetDocument, itsVariants: readonly VariantDocument[]): Promise<void> {
      await variants.upsert(itsVariants)
      await assets.insertAbsent([asset])
    },
  }
}
