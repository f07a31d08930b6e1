import type { Standard } from '../model.ts'

/**
 * Gas of a mint transaction, measured on the contracts (packages/contracts, gas snapshot) with a margin: a batch
 * costs a fixed part, and a part for each token. The estimate at the time of signing is exact; this one plans.
 */
const models: Readonly<Record<Standard, { base: number; perToken: number; maxTokens: number }>> = {
  // 85,600 for 1 and 1,054,200 for 500: 1,941 a token; the first into a collection costs 37,000 more.
  erc721: { base: 140_000, perToken: 2_250, maxTokens: 1_000 },
  // 1,087,800 for 34 and 8,471,500 for 283: 29,650 a token, each with a balance and a supply of its own.
  erc1155: { base: 140_000, perToken: 31_000, maxTokens: 500 },
}

/** Share of a block one transaction of ours may want, as a divisor: more than that waits for an empty block. */
const blockShare = 4

/** Gas of creating a collection: clone and initialise take 304,000, its words and addresses the rest. */
export const createGas = 450_000

/** What most chains let into a block; the chain itself says it where it can be asked. */
export const usualBlockGas = 30_000_000

/** Gas of a batch of `quantity` tokens. */
export function mintGas(standard: Standard, quantity: number): number {
  const { base, perToken } = models[standard]
  return base + perToken * quantity
}

/** How many tokens a batch may have under a block gas limit; at least one, at most what the backend takes. */
export function batchSize(standard: Standard, blockGasLimit: number): number {
  const { base, perToken, maxTokens } = models[standard]
  return Math.max(1, Math.min(maxTokens, Math.floor((blockGasLimit / blockShare - base) / perToken)))
}

/** Cuts `items` tokens into batches in order; all are full but the last. */
export function cutBatches(
  standard: Standard,
  items: number,
  blockGasLimit: number,
): { firstPosition: number; quantity: number; gas: string }[] {
  const size = batchSize(standard, blockGasLimit)
  return Array.from({ length: Math.ceil(items / size) }, (_, index) => {
    const firstPosition = index * size + 1
    const quantity = Math.min(size, items - index * size)
    return { firstPosition, quantity, gas: String(mintGas(standard, quantity)) }
  })
}
