import type { Address } from '@intaglio/shared'
import type { Nodes } from '../../kit/evm/nodes.ts'
import { metadataDocOf, tokenIdOf } from './domain/ids.ts'
import type { Attribute } from './domain/metadata.ts'
import { refreshIn } from './domain/refresh.ts'
import type { MetadataReader, MetadataResult } from './metadata-reader.ts'
import type { MetadataDocument, MetadataStore } from './store/metadata-docs.ts'
import type { TokenMetadataWrite } from './store/tokens.ts'
import { readTokenUris } from './token-uris.ts'

export interface MetadataSources {
  nodes: Nodes
  reader: MetadataReader
  docs: MetadataStore
}

export interface ReadToken {
  tokenId: string
  write: TokenMetadataWrite
  attributes: readonly Attribute[]
}

/**
 * Asks the chain for the URIs of some tokens of one contract, reads what they point to, and keeps it in
 * `metadata.docs`. What cannot be read is noted with its reason and stops nothing.
 */
export async function readTokenMetadata(
  sources: MetadataSources,
  contract: { chainId: string; contract: Address; standard: 'erc721' | 'erc1155' },
  tokens: readonly { tokenId: string; attempts: number }[],
): Promise<ReadToken[]> {
  const ids = tokens.map((token) => token.tokenId)
  const uris = await readTokenUris(sources.nodes, contract.chainId, contract.contract, contract.standard, ids)
  const wanted = tokens.map((token, index) => ({ ...token, uri: uris[index] ?? '' }))
  const results = await sources.reader.readAll(wanted)
  const fetchedAt = new Date().toISOString()

  const read = wanted.map((token, index) => {
    const result = results[index] ?? { status: 'pending', reason: '' }
    const attempts = token.attempts + 1
    const docId = metadataDocOf(contract.chainId, contract.contract, token.tokenId)
    const write: TokenMetadataWrite = {
      id: tokenIdOf(contract.chainId, contract.contract, token.tokenId),
      name: result.status === 'ready' ? result.parsed.normalized.name : '',
      imageUrl: result.status === 'ready' ? result.parsed.normalized.image : '',
      tokenUri: token.uri,
      metadataDoc: docId,
      status: result.status,
      attempts,
      refreshIn: refreshIn(result.status, attempts) ?? null,
    }
    const attributes = result.status === 'ready' ? result.parsed.normalized.attributes : []
    return {
      tokenId: token.tokenId,
      write,
      attributes,
      document: toDocument(docId, contract, token, result, fetchedAt),
    }
  })
  await sources.docs.upsert(read.map((token) => token.document))
  return read
}

function toDocument(
  id: string,
  { chainId, contract }: { chainId: string; contract: string },
  token: { tokenId: string; uri: string },
  result: MetadataResult,
  fetchedAt: string,
): MetadataDocument {
  const base = { _id: id, chainId, contract, tokenId: token.tokenId, tokenURI: token.uri, fetchedAt }
  if (result.status !== 'ready') {
    const empty = { original_json: '', normalized_json: '', media_json: '', etag: '' }
    return { ...base, ...empty, normalize_status: result.status, normalize_error: result.reason }
  }
  const { original, normalized } = result.parsed
  return {
    ...base,
    original_json: JSON.stringify(original),
    normalized_json: JSON.stringify(normalized),
    media_json: JSON.stringify({ image: normalized.image, animationUrl: normalized.animationUrl }),
    normalize_status: 'ready',
    normalize_error: '',
    etag: result.etag,
  }
}
