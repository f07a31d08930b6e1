import { reason } from '@intaglio/shared'
import { z } from 'zod'
import { displayTypes } from '../model.ts'

/** Links that wallets and marketplaces follow. */
const linkPattern = /^(https?|ipfs|ar|data):(\/\/)?\S+$/i
const link = z
  .string()
  .regex(linkPattern, reason`must be a link that begins with https://, ipfs://, ar:// or data:`)

export const isLink = (text: string): boolean => linkPattern.test(text)

const numeric = z.looseObject({
  trait_type: z.string().min(1).optional(),
  value: z.number(reason`must be a number, because of its display_type`),
  display_type: z.enum(displayTypes),
  max_value: z.number().optional(),
})
const textual = z.looseObject({
  trait_type: z.string().min(1).optional(),
  value: z.union([z.string().min(1, reason`must not be empty`), z.number()]),
  display_type: z.undefined().optional(),
  max_value: z.number().optional(),
})

/** Token metadata: ERC-721's JSON schema with what OpenSea's metadata standards add. */
export const openSeaSchema = z.looseObject({
  name: z.string().min(1, reason`must not be empty`),
  description: z.string(),
  image: link,
  attributes: z.array(
    z.unknown().transform((attribute, context) => {
      const hasType = typeof attribute === 'object' && attribute !== null && 'display_type' in attribute
      const parsed = (hasType ? numeric : textual).safeParse(attribute)
      for (const issue of parsed.error?.issues ?? []) {
        context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
      }
      return parsed.data
    }),
  ),
  external_url: link.optional(),
  animation_url: link.optional(),
  youtube_url: link.optional(),
  background_color: z
    .string()
    .regex(/^[0-9a-f]{6}$/i, reason`must be six hexadecimal digits without #`)
    .optional(),
})

/** ERC-1155's metadata JSON schema: the same, and how an edition divides. */
export const erc1155Schema = openSeaSchema.extend({
  decimals: z.int().min(0).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})

/** Contract metadata, ERC-7572. */
export const erc7572Schema = z.looseObject({
  name: z.string().min(1, reason`must not be empty`),
  symbol: z.string().optional(),
  description: z.string().optional(),
  image: link.optional(),
  banner_image: link.optional(),
  featured_image: link.optional(),
  external_link: link.optional(),
  collaborators: z.array(z.string()).optional(),
})
