import { InvalidInputError, normalizeAddress, parseChainId, invalidInput, reason } from '@intaglio/shared'
import { z } from 'zod'

/** Most entries of a page. */
export const maxPage = 200

const chainId = z.string().transform((text, context) => attempt(() => parseChainId(text).chainId, context))
const address = z.string().transform((text, context) => attempt(() => normalizeAddress(text), context))
const tokenId = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, reason`must be a whole number in decimal`)
const page = {
  first: z.int().min(1, `must be 1 to ${maxPage}`).max(maxPage, `must be 1 to ${maxPage}`).nullish(),
  after: z
    .string()
    .max(200, reason`must be a cursor of an earlier page`)
    .nullish(),
}

/** Arguments whose service does not check them itself. What writes is checked by the service that writes. */
export const args = {
  chain: z.object({ chainId }),
  collection: z.object({ chainId, contract: address }),
  collections: z.object({ creator: address.nullish(), ...page }),
  token: z.object({ chainId, contract: address, tokenId }),
  tokens: z.object({ chainId, contract: address, ...page }),
  page: z.object(page),
  intent: z.object({ intentId: z.uuid(reason`must be a UUID`).toLowerCase() }),
}

/** @throws InvalidInputError naming the first argument that is out of range, with the reason */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw invalidInput(result.error, '')
}

function attempt<T>(parse: () => T, context: z.RefinementCtx): T {
  try {
    return parse()
  } catch (error) {
    const reason = error instanceof InvalidInputError ? String(error.details.reason) : 'is not valid'
    context.addIssue({ code: 'custom', message: reason })
    return z.NEVER
  }
}
