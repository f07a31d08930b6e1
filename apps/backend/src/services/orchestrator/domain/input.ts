import { normalizeAddress, invalidInput, reason } from '@intaglio/shared'
import { z } from 'zod'

/** The contract numbers tokens in 64 bits. */
const maxSupplyLimit = 2n ** 64n - 1n
const zeroAddress = `0x${'0'.repeat(40)}`

const intentId = z
  .uuid(reason`must be a UUID`)
  .transform((text) => text.toLowerCase())
  .refine((text) => text !== '00000000-0000-0000-0000-000000000000', reason`must not be the nil UUID`)
const chainId = z.string().regex(/^eip155:[1-9][0-9]{0,15}$/, reason`must be a CAIP-2 id such as eip155:1`)
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, reason`must be a 20-byte hex address`)
  .transform((text) => normalizeAddress(text))
const receiver = address.refine((text) => text !== zeroAddress, reason`must not be the zero address`)
const standard = z.enum(['erc721', 'erc1155'], reason`must be erc721 or erc1155`)
const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, reason`must be a 32-byte hex hash`)
  .transform((text) => text.toLowerCase() as `0x${string}`)

const text = (least: 0 | 1, most: number) =>
  z
    .string()
    .refine((value) => value.trim().length >= least, reason`must not be empty`)
    .refine((value) => [...value].length <= most, reason`must have ${{ most }} characters or fewer`)
    .refine(
      (value) => !/\p{Cc}/u.test(value.replace(/[\n\r\t]/g, '')),
      reason`must not have control characters`,
    )
const uri = z
  .string()
  .max(512, reason`must have ${{ most: 512 }} characters or fewer`)
  .refine(
    (value) => value === '' || /^(ipfs|https):\/\/[^\s]+$/.test(value),
    reason`must be an ipfs or https URI`,
  )
const baseUri = uri.refine((value) => value === '' || value.endsWith('/'), reason`must end with a slash`)
const cid = z.string().regex(/^([a-zA-Z0-9]{10,128})?$/, reason`must be a CID`)
const fitsSupply = [
  (value: string): boolean => BigInt(value) <= maxSupplyLimit,
  reason`must be at most ${{ most: String(maxSupplyLimit) }}`,
] as const
const decimal = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, reason`must be a whole number`)
const supply = decimal.refine(...fitsSupply)
const editions = decimal
  .refine((value) => BigInt(value) > 0n, reason`must be at least 1`)
  .refine(...fitsSupply)

const collectionInput = z
  .object({
    chainId,
    standard,
    name: text(1, 100),
    symbol: text(1, 20),
    description: text(0, 5_000),
    contractUri: uri,
    baseUri,
    royaltyBps: z
      .int(reason`must be a whole number`)
      .min(0, reason`must be 0 to 10000`)
      .max(10_000, reason`must be 0 to 10000`),
    royaltyReceiver: receiver,
    maxSupply: supply,
    logoCid: cid,
    bannerCid: cid,
  })
  .readonly()

const mintTarget = { chainId, contract: receiver, to: receiver, baseUri }
const mintInput = z.discriminatedUnion(
  'standard',
  [
    z.object({
      ...mintTarget,
      standard: z.literal('erc721'),
      quantity: z
        .int(reason`must be a whole number`)
        .min(1, reason`must be 1 to 1000`)
        .max(1_000, reason`must be 1 to 1000`),
    }),
    z.object({
      ...mintTarget,
      standard: z.literal('erc1155'),
      amounts: z
        .array(editions)
        .min(1, reason`must have 1 to 500 entries`)
        .max(500, reason`must have 1 to 500 entries`),
    }),
  ],
  reason`must be erc721 or erc1155`,
)

const trackInput = z.object({ intentId, chainId, txHash: hash, contract: z.union([z.literal(''), address]) })

/** What a collection is to be; checked, addresses in lower case. */
export type CollectionInput = z.infer<typeof collectionInput>
/** What is to be minted; checked, addresses in lower case. */
export type MintInput = z.infer<typeof mintInput>
export type TrackInput = z.infer<typeof trackInput>

/** @throws InvalidInputError with the first field that is out of range, and the reason */
export function parseCollectionInput(raw: unknown): CollectionInput {
  return parse(collectionInput, raw)
}

/** @throws InvalidInputError with the first field that is out of range, and the reason */
export function parseMintInput(raw: unknown): MintInput {
  return parse(mintInput, raw)
}

/** @throws InvalidInputError with the first field that is out of range, and the reason */
export function parseTrackInput(raw: unknown): TrackInput {
  return parse(trackInput, raw)
}

/** @throws InvalidInputError unless it is a UUID other than nil */
export function parseIntentId(raw: string, field = 'intentId'): string {
  const result = intentId.safeParse(raw)
  if (!result.success) throw invalidInput(result.error, field)
  return result.data
}

function parse<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  throw invalidInput(result.error, 'input')
}
