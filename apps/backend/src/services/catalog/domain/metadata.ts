import { z } from 'zod'

export interface Attribute {
  traitType: string
  value: string | number | boolean
  displayType: string | null
}

/** Metadata as the catalog understands it, whatever else its file says. */
export interface NormalizedMetadata {
  name: string
  description: string
  image: string
  animationUrl: string
  externalUrl: string
  attributes: Attribute[]
}

/** The most a metadata file may weigh, in bytes. */
export const metadataLimit = 1024 * 1024
const attributeLimit = 200

const attribute = z.object({
  trait_type: z.union([z.string(), z.number()]).optional(),
  value: z.union([z.string(), z.number(), z.boolean()]),
  display_type: z.string().nullish(),
})
export interface ParsedMetadata {
  /** The file as it came, re-serialised: what PostgreSQL and MongoDB both can keep. */
  original: unknown
  normalized: NormalizedMetadata
  /** ERC-7572 only. */
  bannerImage: string
}

/**
 * Reads a metadata file (ERC-721 and ERC-1155 JSON schema, OpenSea attributes, ERC-7572).
 * Attributes that make no sense are left out; a file that is no JSON object is refused.
 * @throws Error that says why
 */
export function parseMetadata(content: string): ParsedMetadata {
  const original: unknown = JSON.parse(content)
  if (typeof original !== 'object' || original === null || Array.isArray(original)) {
    throw new Error('it is JSON, but no object')
  }
  const file = original as Readonly<Record<string, unknown>>
  const text = (key: string, limit: number) => {
    const value = file[key]
    return typeof value === 'string' ? clean(value, limit) : ''
  }
  const attributes: unknown[] = Array.isArray(file['attributes'])
    ? file['attributes'].slice(0, attributeLimit)
    : []
  return {
    original,
    normalized: {
      name: text('name', 500),
      description: text('description', 20_000),
      image: text('image', 2_000) || text('image_url', 2_000),
      animationUrl: text('animation_url', 2_000),
      externalUrl: text('external_url', 2_000) || text('external_link', 2_000),
      attributes: attributes.flatMap(toAttribute),
    },
    bannerImage: text('banner_image', 2_000),
  }
}

function toAttribute(raw: unknown): Attribute[] {
  const { success, data } = attribute.safeParse(raw)
  if (!success) return []
  const traitType = clean(String(data.trait_type ?? 'Property'), 100).trim() || 'Property'
  if (typeof data.value === 'number' && !Number.isFinite(data.value)) return []
  const value = typeof data.value === 'string' ? clean(data.value, 500).trim() : data.value
  return value === '' ? [] : [{ traitType, value, displayType: data.display_type ?? null }]
}

/** No NUL and no half character (no store takes them), and no more than `limit` characters. */
export function clean(value: string, limit: number): string {
  return [...value.replaceAll('\0', '')]
    .slice(0, limit)
    .join('')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}
