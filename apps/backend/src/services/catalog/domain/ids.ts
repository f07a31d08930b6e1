import { createHash } from 'node:crypto'

/**
 * A UUID (version 8) made from what a row is about, so that whoever applies the same event makes the same row and
 * bulk statements need not ask for ids first.
 */
function uuidOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

export const collectionIdOf = (chainId: string, contract: string) => uuidOf('collection', chainId, contract)
export const bindingIdOf = (chainId: string, contract: string) => uuidOf('binding', chainId, contract)
export const tokenIdOf = (chainId: string, contract: string, tokenId: string) =>
  uuidOf('token', chainId, contract, tokenId)
export const traitIdOf = (collectionId: string, normalizedName: string) =>
  uuidOf('trait', collectionId, normalizedName)
export const traitValueIdOf = (traitId: string, normalizedValue: string) =>
  uuidOf('trait-value', traitId, normalizedValue)

/** `_id` of a token's document in `metadata.docs`. */
export const metadataDocOf = (chainId: string, contract: string, tokenId: string) =>
  `${chainId}:${contract}:${tokenId}`

/** A readable name in URLs, unique because of the address. */
export function slugOf(name: string, chainId: string, contract: string): string {
  const readable = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return [readable || 'collection', chainId.split(':')[1], contract.slice(2)].join('-')
}
