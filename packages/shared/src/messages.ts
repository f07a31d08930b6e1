import { z } from 'zod'
import { envelopeSchema, type Envelope } from './envelope.ts'
import { IntaglioError } from './errors.ts'
import { say } from './phrase.ts'

const chainId = z.templateLiteral(['eip155:', z.int().positive()])
const address = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)])
const hash = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)])
const tokenId = z.string().regex(/^[0-9]{1,78}$/)

/** Where on the chain an event stands. */
const position = z.object({
  chainId,
  txHash: hash,
  blockNumber: z.int().nonnegative(),
  blockHash: hash,
  logIndex: z.int().nonnegative(),
})

const userSeen = z.object({ userId: z.uuid(), accountId: z.string(), address, sessionId: z.uuid() })

/** The data of each message, by its schema name. */
export const messageSchemas = {
  'auth.user.verified': userSeen,
  'auth.user.logged_in': userSeen,
  'wallet.linked': z.object({
    userId: z.uuid(),
    walletId: z.uuid(),
    accountId: z.string(),
    address,
    chainId,
    isPrimary: z.boolean(),
  }),
  'collections.created': position.extend({
    contract: address,
    intentId: z.uuid(),
    creator: address,
    standard: z.enum(['erc721', 'erc1155']),
    name: z.string(),
    symbol: z.string(),
    contractUri: z.string(),
    baseUri: z.string(),
    royaltyReceiver: address,
    royaltyBps: z.int().min(0).max(10_000),
    /** Decimal; "0" means no limit. */
    maxSupply: z.string(),
  }),
  'collections.upserted': position.extend({
    contract: address,
    intentId: z.uuid(),
    collectionId: z.uuid(),
  }),
  'mints.minted': position.extend({
    contract: address,
    standard: z.enum(['erc721', 'erc1155']),
    intentId: z.uuid(),
    to: address,
    tokenIds: z.array(tokenId).min(1),
    /** Editions of each token, same order; all "1" for ERC-721. */
    amounts: z.array(z.string()).min(1),
    blockTime: z.iso.datetime(),
  }),
  'mints.upserted': position.extend({
    contract: address,
    intentId: z.uuid(),
    tokenIds: z.array(tokenId).min(1),
  }),
} as const

export type MessageName = keyof typeof messageSchemas
export type MessageData<Name extends MessageName> = z.infer<(typeof messageSchemas)[Name]>

/** @throws IntaglioError `MESSAGE_MALFORMED`, never retryable: the same bytes will not get better */
export function parseMessage<Name extends MessageName>(
  name: Name,
  body: unknown,
): Envelope<MessageData<Name>> {
  const envelope = envelopeSchema.safeParse(body)
  const data = messageSchemas[name].safeParse(envelope.data?.data)
  if (!envelope.success || envelope.data.schema !== name || !data.success) {
    const problem = envelope.error ?? data.error
    throw new IntaglioError(say`A message is not a valid ${{ name }}.`, {
      code: 'MESSAGE_MALFORMED',
      ...(problem && { why: z.prettifyError(problem) }),
      details: { schema: envelope.data?.schema, expected: name },
    })
  }
  return { ...envelope.data, data: data.data as MessageData<Name> }
}

/** Wraps data in its envelope. `eventId` must be the same each time the same thing is said. */
export function makeMessage<Name extends MessageName>(
  name: Name,
  eventId: string,
  data: MessageData<Name>,
  context: { occurredAt?: Date; traceId?: string } = {},
): Envelope<MessageData<Name>> {
  return {
    schema: name,
    version: 1,
    event_id: eventId,
    occurred_at: (context.occurredAt ?? new Date()).toISOString(),
    trace_id: context.traceId ?? '',
    data,
  }
}
