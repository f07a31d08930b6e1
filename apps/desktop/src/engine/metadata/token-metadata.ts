import type { Attribute } from '../model.ts'

export interface TokenWords {
  name: string
  description: string
  imageCid: string
  /** Of the file itself, where that is no picture. */
  animationCid?: string | undefined
  attributes: readonly Attribute[]
  /** Further fields, after the others. */
  extra: Readonly<Record<string, unknown>>
}

/**
 * The bytes of a token's metadata file, always the same for the same words: keys stand in a fixed order, and there
 * is no white space to disagree on. ERC-721 metadata JSON; for ERC-1155 `decimals` says that editions are whole.
 */
export function tokenMetadata(standard: 'erc721' | 'erc1155', token: TokenWords): Uint8Array {
  return encodeJson({
    name: token.name,
    description: token.description,
    image: `ipfs://${token.imageCid}`,
    ...(token.animationCid && { animation_url: `ipfs://${token.animationCid}` }),
    ...(standard === 'erc1155' && { decimals: 0 }),
    attributes: token.attributes.map(({ trait_type, value, display_type, max_value }) => ({
      ...(trait_type !== '' && { trait_type }),
      value,
      ...(display_type !== undefined && { display_type }),
      ...(max_value !== undefined && { max_value }),
    })),
    ...without(token.extra, token.animationCid ? [...ownFields, 'animation_url'] : ownFields),
  })
}

export interface CollectionMetadataWords {
  name: string
  symbol: string
  description: string
  logoCid: string | undefined
  bannerCid: string | undefined
  externalLink: string | undefined
}

/** The bytes of the collection's own metadata file (ERC-7572). */
export function contractMetadata(words: CollectionMetadataWords): Uint8Array {
  return encodeJson({
    name: words.name,
    symbol: words.symbol,
    description: words.description,
    ...(words.logoCid && { image: `ipfs://${words.logoCid}` }),
    ...(words.bannerCid && { banner_image: `ipfs://${words.bannerCid}` }),
    ...(words.externalLink && { external_link: words.externalLink }),
  })
}

/** What the studio itself says; a file's own word on these was read into the item, or is about other files. */
const ownFields = ['name', 'description', 'image', 'decimals', 'attributes']

function without(fields: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
}

function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
