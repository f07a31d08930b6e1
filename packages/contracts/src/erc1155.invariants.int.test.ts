/** Real: an anvil chain with the committed bytecode, driven through random sequences beside a naive model. */
import fc from 'fast-check'
import type { Address } from 'viem'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { erc1155Abi } from './index.ts'
import {
  createNaiveERC1155,
  stepNaiveERC1155,
  type NaiveERC1155,
  type StepERC1155,
} from './testing/naive-erc1155.ts'
import { attempt, startTestChain, testIntent, type LooseCall, type TestChain } from './testing/test-chain.ts'

const ACCOUNTS = [0, 1, 2]
const MAX_SUPPLY = 40
const SEED = 1155

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())

const account = fc.constantFrom(...ACCOUNTS)
const parts = fc.array(
  fc.record({ id: fc.integer({ min: 0, max: 16 }), amount: fc.integer({ min: 0, max: 4 }) }),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const mint = fc.record({
  kind: fc.constant('mint' as const),
  by: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: account }),
  to: account,
  amounts: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 11 }),
  intent: fc.integer({ min: 0, max: 30 }),
})
const step: fc.Arbitrary<StepERC1155> = fc.oneof(
  { weight: 3, arbitrary: mint },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      by: account,
      from: account,
      to: account,
      parts,
      single: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('burn' as const),
      by: account,
      from: account,
      parts,
      single: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('approveAll' as const),
      by: account,
      to: account,
      approved: fc.boolean(),
    }),
  },
)
const sequence = fc
  .tuple(mint, fc.array(step, { minLength: 30, maxLength: 60 }))
  .map(([first, rest]): StepERC1155[] => [{ ...first, by: 0 }, ...rest])

it('does what a naive model does, through random sequences', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const address = await chain.createCollection('erc1155', { maxSupply: BigInt(MAX_SUPPLY) })
      const model = createNaiveERC1155(ACCOUNTS.length, MAX_SUPPLY)
      for (const next of steps) {
        const expected = stepNaiveERC1155(model, next)
        expect(await attempt(chain, next.by, callOf(address, next)), JSON.stringify(next)).toBe(expected)
        seen.add(`${next.kind}: ${expected ?? 'done'}`)
        await compare(address, model)
      }
    }),
    { seed: SEED, numRuns: 6, endOnFailure: true },
  )
  // A model that was never refused, or never moved anything, would prove nothing.
  expect([...seen].sort()).toEqual([
    'approveAll: done',
    'burn: ERC1155InsufficientBalance',
    'burn: ERC1155MissingApprovalForAll',
    'burn: done',
    'mint: AccessControlUnauthorizedAccount',
    'mint: IntentAlreadyMinted',
    'mint: MaxSupplyExceeded',
    'mint: done',
    'transfer: ERC1155InsufficientBalance',
    'transfer: ERC1155MissingApprovalForAll',
    'transfer: done',
  ])
})

/** The call that is a step. */
function callOf(address: Address, step: StepERC1155): LooseCall {
  const contract = { address, abi: erc1155Abi }
  switch (step.kind) {
    case 'mint': {
      const args = [chain.address(step.to), step.amounts.map(BigInt), '', testIntent(step.intent)]
      return { ...contract, functionName: 'mintBatch', args }
    }
    case 'approveAll':
      return { ...contract, functionName: 'setApprovalForAll', args: [chain.address(step.to), step.approved] }
    case 'transfer': {
      const args = [chain.address(step.from), chain.address(step.to), ...whatOf(step), '0x']
      return { ...contract, functionName: step.single ? 'safeTransferFrom' : 'safeBatchTransferFrom', args }
    }
    case 'burn': {
      const args = [chain.address(step.from), ...whatOf(step)]
      return { ...contract, functionName: step.single ? 'burn' : 'burnBatch', args }
    }
  }
}

/** Ids and amounts, as the functions for one id and for many want them. */
function whatOf({ parts, single }: StepERC1155 & { kind: 'transfer' | 'burn' }): readonly unknown[] {
  const ids = parts.map((part) => BigInt(part.id))
  const amounts = parts.map((part) => BigInt(part.amount))
  return single ? [ids[0], amounts[0]] : [ids, amounts]
}

/** Everybody holds what the model says, and together they hold all editions there are of each id. */
async function compare(address: Address, model: NaiveERC1155): Promise<void> {
  const contract = { address, abi: erc1155Abi } as const
  const nextTokenId = await chain.client.readContract({ ...contract, functionName: 'nextTokenId' })
  expect(nextTokenId).toBe(BigInt(model.balances.length))
  const ids = Array.from({ length: model.balances.length + 1 }, (_, id) => BigInt(id))
  const supplies = await Promise.all(
    ids.map((id) => chain.client.readContract({ ...contract, functionName: 'totalSupply', args: [id] })),
  )
  const sums = ids.map(() => 0n)
  for (const index of ACCOUNTS) {
    const args = [ids.map(() => chain.address(index)), ids] as const
    const balances = await chain.client.readContract({ ...contract, functionName: 'balanceOfBatch', args })
    expect(balances).toEqual(ids.map((id) => BigInt(model.balances[Number(id)]?.[index] ?? 0)))
    balances.forEach((balance, i) => (sums[i] = (sums[i] ?? 0n) + balance))
  }
  expect(sums).toEqual(supplies)
  for (const [intent, { first, quantity }] of model.batches) {
    const args = [testIntent(intent)] as const
    const batch = await chain.client.readContract({ ...contract, functionName: 'batchOf', args })
    expect(batch).toEqual([BigInt(first), BigInt(quantity)])
  }
}
