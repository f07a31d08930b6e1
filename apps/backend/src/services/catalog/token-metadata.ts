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

/** So few at a time that a large batch takes no more memory than a small one. */
const tokensAtOnce = 200
/** For all of a batch. */
const batchMilliseconds = 45_000

interface Contract {
  chainId: string
  contract: Address
  standard: 'erc721' | 'erc1155'
}
interface WantedToken {
  tokenId: string
  attempts: number
}

/**
 * Asks the chain for the URIs of some tokens of one contract, reads what they point to, and keeps it in
 * `metadata.docs`. What cannot be read is noted with its reason and stops nothing.
 */
export async function readTokenMetadata(
  sources: MetadataSources,
  contract: Contract,
  tokens: readonly WantedToken[],
): Promise<ReadToken[]> {
  const deadline = Date.now() + batchMilliseconds
  const read: ReadToken[] = []
  for (let start = 0; start < tokens.length; start += tokensAtOnce) {
    read.push(...(await readSome(sources, contract, tokens.slice(start, start + tokensAtOnce), deadline)))
  }
  return read
}

async function readSome(
  sources: MetadataSources,
  contract: Contract,
  tokens: readonly WantedToken[],
  deadline: number,
): Promise<ReadToken[]> {
  const ids = tokens.map((token) => token.tokenId)
  const uris = await readTokenUris(sources.nodes, contract.chainId, contract.contract, contract.standard, ids)
  const wanted = tokens.map((token, index) => ({ ...token, uri: uris[index] ?? '' }))
  const results = await sources.reader.readAll(wanted, deadline)
  const fetchedAt = new Date().toISOString()
  const documents: MetadataDocument[] = []

  const read = wanted.map((token, index) => {
    const result = results[index] ?? { status: 'pending', fault: '' }
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
    documents.push(toDocument(docId, contract, token, result, fetchedAt))
    const attributes = result.status === 'ready' ? result.parsed.normalized.attributes : []
    return { tokenId: token.tokenId, write, attributes }
  })
  await sources.docs.upsert(documents)
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
    return { ...base, ...empty, normalize_status: result.status, normalize_error: result.fault }
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
