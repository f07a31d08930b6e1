import { z } from 'zod'
import { IntaglioError, say, type Phrase } from '@intaglio/shared'
import type { JobRow } from '../store/jobs.ts'

const address = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)])
const hex = z.templateLiteral(['0x', z.string().regex(/^([0-9a-fA-F]{2})*$/)])
const decimal = z.string().regex(/^(0|[1-9][0-9]{0,77})$/)
const standard = z.enum(['erc721', 'erc1155'])

/** What a collection's job is to do; fixed when it is planned. */
export const collectionPayloadSchema = z.object({
  kind: z.literal('collection'),
  standard,
  name: z.string().min(1).max(100),
  symbol: z.string().min(1).max(20),
  description: z.string(),
  contractUri: z.string(),
  baseUri: z.string(),
  royaltyBps: z.int().min(0).max(10_000),
  royaltyReceiver: address,
  maxSupply: decimal,
  /** The collection's own pictures, kept by the project. */
  pictures: z.array(
    z.object({ kind: z.enum(['LOGO', 'BANNER']), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})
export type CollectionPayload = z.infer<typeof collectionPayloadSchema>

export const mintPayloadSchema = z.object({
  kind: z.literal('mint'),
  standard,
  to: address,
  firstPosition: z.int().positive(),
  quantity: z.int().positive(),
  /** ERC-1155: editions of each token. */
  amounts: z.array(decimal),
})
export type MintPayload = z.infer<typeof mintPayloadSchema>

const payloadSchema = z.discriminatedUnion('kind', [collectionPayloadSchema, mintPayloadSchema])
export type Payload = z.infer<typeof payloadSchema>

/** The transaction the backend prepared, checked against the payload before it is signed. */
export const txRequestSchema = z.object({
  chainId: z.templateLiteral(['eip155:', z.int().positive()]),
  to: z.string().toLowerCase().pipe(address),
  data: hex,
  value: decimal,
  maxFeePerGas: decimal.nullish(),
  maxPriorityFeePerGas: decimal.nullish(),
})
export type TxRequest = z.infer<typeof txRequestSchema>

/** @throws IntaglioError `JOB_DAMAGED`, never retryable: the same bytes will not get better */
export function payloadOf(job: JobRow): Payload {
  return parse(job, say`What the job is to do cannot be read.`, () =>
    payloadSchema.parse(JSON.parse(job.payload)),
  )
}

/** @throws IntaglioError `JOB_DAMAGED` */
export function txRequestOf(job: JobRow): TxRequest {
  return parse(job, say`The transaction of the job cannot be read.`, () =>
    txRequestSchema.parse(JSON.parse(job.txRequest ?? 'null')),
  )
}

function parse<Value>(job: JobRow, message: Phrase, read: () => Value): Value {
  try {
    return read()
  } catch (cause) {
    throw new IntaglioError(message, {
      code: 'JOB_DAMAGED',
      next: say`Cancel it and publish again.`,
      details: { jobId: job.jobId },
      cause,
    })
  }
}
