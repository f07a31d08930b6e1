import type { DocumentsPort } from '../../../kit/documents/port.ts'

/** `metadata.docs`: what a token's URI led to, as it came and as the catalog reads it. */
export interface MetadataDocument {
  _id: string
  chainId: string
  contract: string
  tokenId: string
  tokenURI: string
  original_json: string
  normalized_json: string
  media_json: string
  /** pending, ready or failed. */
  normalize_status: string
  normalize_error: string
  fetchedAt: string
  /** What the content is known by where it was read: an IPFS path never changes. */
  etag: string
}

export type MetadataStore = Awaited<ReturnType<typeof createMetadataStore>>

export async function createMetadataStore(documents: DocumentsPort) {
  const docs = await documents.collection<MetadataDocument>('metadata', 'docs', {
    unique: [['chainId', 'contract', 'tokenId']],
  })
  return {
    async upsert(documentsToWrite: readonly MetadataDocument[]): Promise<void> {
      for (let start = 0; start < documentsToWrite.length; start += 500) {
        await docs.upsert(documentsToWrite.slice(start, start + 500))
      }
    },
    async normalized(ids: readonly string[]): Promise<Map<string, string>> {
      const found = ids.length === 0 ? [] : await docs.getMany(ids)
      return new Map(found.map((document) => [document._id, document.normalized_json]))
    },
  }
}
