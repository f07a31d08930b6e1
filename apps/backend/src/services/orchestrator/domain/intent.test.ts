import { describe, expect, it } from 'vitest'
import type { MintInput } from './input.ts'
import { assertSameRequest, chooseIntent, contractOf, mayTrack, type TxIntent } from './intent.ts'

const input: MintInput = {
  standard: 'erc721',
  chainId: 'eip155:1',
  contract: '0x1111111111111111111111111111111111111111',
  to: '0x2222222222222222222222222222222222222222',
  baseUri: '',
  quantity: 3,
}
const intent: TxIntent = {
  intentId: 'a',
  kind: 'mint',
  chainId: 'eip155:1',
  previewAddress: '',
  txHash: '0x1',
  status: 'prepared',
  createdBy: 'me',
  payload: { kind: 'mint', input },
  tokenIds: [],
  error: '',
  deadlineAt: new Date(0),
}

describe('asking again with the same id', () => {
  it('is the same request whatever the order of its fields', () => {
    const { quantity, ...rest } = input
    const again: MintInput = { quantity, ...rest }
    expect(() => assertSameRequest(intent, 'me', { input: again, kind: 'mint' })).not.toThrow()
  })
  it('is a conflict with another input or another user', () => {
    const other = { kind: 'mint', input: { ...input, quantity: 4 } } as const
    expect(() => assertSameRequest(intent, 'me', other)).toThrow(
      expect.objectContaining({ code: 'INTENT_CONFLICT' }),
    )
    expect(() => assertSameRequest(intent, 'you', intent.payload)).toThrow(
      expect.objectContaining({ code: 'INTENT_CONFLICT' }),
    )
  })
})

describe('matching an event', () => {
  const claimed = { intentId: 'thief', txHash: '0x1' }
  const own = { intentId: 'own', txHash: '' }
  it('finds the intent the event names, also where its transaction was never reported', () => {
    expect(chooseIntent([claimed, own], { txHash: '0x1', intentId: 'own' })).toBe(own)
  })
  it('does not give the event to an intent that merely claims its transaction', () => {
    expect(chooseIntent([claimed], { txHash: '0x1', intentId: 'own' })).toBeUndefined()
  })
  it('goes by the transaction where the event names no intent', () => {
    expect(chooseIntent([own, claimed], { txHash: '0x1', intentId: '' })).toBe(claimed)
  })
})

it('knows the contract an intent is about', () => {
  expect(contractOf(intent)).toBe(input.contract)
})

it('notes transactions until the end, and after giving up, but not after success', () => {
  expect(
    ['prepared', 'pending', 'failed', 'expired', 'ready'].map((status) =>
      mayTrack(status as TxIntent['status']),
    ),
  ).toEqual([true, true, true, true, false])
})
