import { z } from 'zod'

const hash = z.string().regex(/^0x[0-9a-f]{64}$/)
const address = z.string().regex(/^0x[0-9a-f]{40}$/)
const tokenId = z.string().regex(/^[1-9][0-9]*$/)
const cid = z.string().regex(/^baf[a-z2-7]{50,}$/)

/** The document `--json` prints, strictly: no field more, none less. */
export const demoDocument = z.strictObject({
  stack: z.enum(['embedded', 'servers']),
  chainId: z.string().regex(/^eip155:\d+$/),
  collection: z.strictObject({
    address,
    standard: z.enum(['erc721', 'erc1155']),
    intentId: z.uuid(),
    txHash: hash,
  }),
  batches: z.array(
    z.strictObject({
      intentId: z.uuid(),
      txHash: hash,
      tokenIds: z.array(tokenId).min(1),
      gasUsed: z.string().regex(/^\d+$/),
    }),
  ),
  tokens: z.array(
    z.strictObject({
      tokenId,
      name: z.string().min(1),
      imageCid: cid,
      metadataCid: cid,
      tokenUri: z.string().startsWith('ipfs://'),
      owner: address,
      status: z.string(),
    }),
  ),
  skipped: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  stages: z.array(z.strictObject({ name: z.string(), seconds: z.number().nonnegative() })),
  seconds: z.number().positive(),
})
export type DemoDocument = z.infer<typeof demoDocument>
