/** Real: an anvil chain with the committed bytecode, driven through random sequences beside a naive model. */
import fc from 'fast-check'
import { zeroAddress, type Address } from 'viem'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { erc721Abi } from './index.ts'
import {
  createNaiveERC721,
  stepNaiveERC721,
  type NaiveERC721,
  type StepERC721,
} from './testing/naive-erc721.ts'
import {
  attempt,
  PLAIN_CONFIG,
  revertOf,
  type LooseCall,
  startTestChain,
  testIntent,
  type TestChain,
} from './testing/test-chain.ts'

const ACCOUNTS = [0, 1, 2, 3]
const MAX_SUPPLY = 1200
const SEED = 721

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())

const account = fc.constantFrom(...ACCOUNTS)
const owner = fc.constant(undefined)
const mostlyOwner = fc.oneof({ weight: 4, arbitrary: owner }, { weight: 1, arbitrary: account })
/** Anywhere, but most often about the heads of batches and the words of the bitmap. */
const token = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 250, max: 262 }),
  fc.integer({ min: 0, max: MAX_SUPPLY + 1 }),
)
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 240, max: 270 }),
  fc.integer({ min: 1, max: 700 }),
)
const mint = fc.record({
  kind: fc.constant('mint' as const),
  by: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: account }),
  to: account,
  quantity,
  base: fc.constantFrom('', '', 'ipfs://a/', 'ipfs://b/'),
  intent: fc.integer({ min: 0, max: 30 }),
})
const step: fc.Arbitrary<StepERC721> = fc.oneof(
  { weight: 2, arbitrary: mint },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('transfer' as const),
      by: mostlyOwner,
      from: mostlyOwner,
      to: account,
      token,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('approve' as const),
      by: fc.oneof(owner, account),
      to: account,
      token,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('approveAll' as const),
      by: account,
      to: account,
      approved: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('burn' as const), by: mostlyOwner, token }) },
)
const sequence = fc
  .tuple(mint, fc.array(step, { minLength: 25, maxLength: 60 }))
  .map(([first, rest]): StepERC721[] => [{ ...first, by: 0 }, ...rest])

it('does what a naive model does, through random sequences', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const address = await chain.createCollection('erc721', { maxSupply: BigInt(MAX_SUPPLY) })
      const model = createNaiveERC721(MAX_SUPPLY)
      for (const next of steps) {
        const owner = ('token' in next ? model.owners[next.token] : undefined) ?? 0
        const expected = stepNaiveERC721(model, next)
        const refusal = await attempt(chain, next.by ?? owner, callOf(address, next, owner))
        expect(refusal, JSON.stringify(next)).toBe(expected)
        seen.add(`${next.kind}: ${expected ?? 'done'}`)
        if ('token' in next) await compareTokens(address, model, [next.token - 1, next.token, next.token + 1])
        await compareBalances(address, model)
      }
      await compareTokens(address, model, [...model.owners.keys(), model.owners.length])
      await compareBatches(address, model)
    }),
    { seed: SEED, numRuns: 6, endOnFailure: true },
  )
  // A model that was never refused, or never moved anything, would prove nothing.
  expect([...seen].sort()).toEqual([
    'approve: ERC721InvalidApprover',
    'approve: ERC721NonexistentToken',
    'approve: done',
    'approveAll: done',
    'burn: ERC721InsufficientApproval',
    'burn: ERC721NonexistentToken',
    'burn: done',
    'mint: AccessControlUnauthorizedAccount',
    'mint: IntentAlreadyMinted',
    'mint: MaxSupplyExceeded',
    'mint: done',
    'transfer: ERC721IncorrectOwner',
    'transfer: ERC721InsufficientApproval',
    'transfer: ERC721NonexistentToken',
    'transfer: done',
  ])
})

/** The call that is a step, made by its account or by the owner of its token. */
function callOf(address: Address, step: StepERC721, owner: number): LooseCall {
  const contract = { address, abi: erc721Abi }
  const tokenId = 'token' in step ? BigInt(step.token) : 0n
  switch (step.kind) {
    case 'mint': {
      const args = [chain.address(step.to), BigInt(step.quantity), step.base, testIntent(step.intent)]
      return { ...contract, functionName: 'mintBatch', args }
    }
    case 'transfer': {
      const args = [chain.address(step.from ?? owner), chain.address(step.to), tokenId]
      return { ...contract, functionName: 'transferFrom', args }
    }
    case 'approve':
      return { ...contract, functionName: 'approve', args: [chain.address(step.to), tokenId] }
    case 'approveAll':
      return { ...contract, functionName: 'setApprovalForAll', args: [chain.address(step.to), step.approved] }
    case 'burn':
      return { ...contract, functionName: 'burn', args: [tokenId] }
  }
}

/** Owner, approval and metadata address of tokens, minted or not. */
async function compareTokens(address: Address, model: NaiveERC721, tokens: readonly number[]): Promise<void> {
  const contract = { address, abi: erc721Abi } as const
  await Promise.all(
    tokens
      .filter((tokenId) => tokenId >= 0)
      .map(async (tokenId) => {
        const args = [BigInt(tokenId)] as const
        const owner = model.owners[tokenId]
        const ownerOf = chain.client.readContract({ ...contract, functionName: 'ownerOf', args })
        if (owner === undefined) {
          expect((await revertOf(ownerOf))?.name, `owner of ${tokenId}`).toBe('ERC721NonexistentToken')
          return
        }
        const approved = model.approved.get(tokenId)
        expect(await ownerOf, `owner of ${tokenId}`).toBe(chain.address(owner))
        expect(await chain.client.readContract({ ...contract, functionName: 'getApproved', args })).toBe(
          approved === undefined ? zeroAddress : chain.address(approved),
        )
        expect(await chain.client.readContract({ ...contract, functionName: 'tokenURI', args })).toBe(
          `${model.bases[tokenId] || PLAIN_CONFIG.baseURI}${tokenId}.json`,
        )
      }),
  )
}

/** Every account holds as many tokens as it owns, and together they hold all there are. */
async function compareBalances(address: Address, model: NaiveERC721): Promise<void> {
  const contract = { address, abi: erc721Abi } as const
  const balances = await Promise.all(
    ACCOUNTS.map((index) =>
      chain.client.readContract({ ...contract, functionName: 'balanceOf', args: [chain.address(index)] }),
    ),
  )
  expect(balances).toEqual(
    ACCOUNTS.map((index) => BigInt(model.owners.filter((owner) => owner === index).length)),
  )
  const supply = await chain.client.readContract({ ...contract, functionName: 'totalSupply' })
  expect(balances.reduce((sum, balance) => sum + balance)).toBe(supply)
  const next = await chain.client.readContract({ ...contract, functionName: 'nextTokenId' })
  expect(next).toBe(BigInt(model.owners.length))
}

/** Every intent has the tokens it was minted with, whatever became of them. */
async function compareBatches(address: Address, model: NaiveERC721): Promise<void> {
  for (const [intent, { first, quantity }] of model.batches) {
    const args = [testIntent(intent)] as const
    const batch = await chain.client.readContract({ address, abi: erc721Abi, functionName: 'batchOf', args })
    expect(batch).toEqual([BigInt(first), BigInt(quantity)])
  }
}
