import { parseMessage } from '@intaglio/shared'
import { describe, expect, it } from 'vitest'
import { announcements } from './announcements.ts'
import type { ChainEvent, ChainLog } from './chain-event.ts'
import { intentIdFromBytes32 } from './intent-id.ts'
import { createSpan, nextRange } from './span.ts'

const nobody = `0x${'0'.repeat(40)}` as const
const contract = `0x${'c'.repeat(40)}` as const
const someone = `0x${'a'.repeat(40)}` as const
const intentId = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

function log(
  logIndex: number,
  event: ChainEvent,
  blockHash: `0x${string}` = `0x${'b'.repeat(64)}`,
): ChainLog {
  return {
    address: contract,
    blockNumber: 7,
    blockHash,
    txHash: `0x${'d'.repeat(64)}`,
    logIndex,
    topics: [],
    data: '0x',
    event,
  }
}
const minted = (quantity: bigint): ChainEvent => ({
  name: 'BatchMinted',
  intentId,
  to: someone,
  firstTokenId: 5n,
  quantity,
})
const time = () => new Date('2026-01-02T03:04:05Z')

describe('announcements', () => {
  it('say one ERC-721 batch in one message that the catalog accepts', () => {
    const transfers = [5n, 6n, 7n].map((tokenId, index) =>
      log(index, { name: 'Transfer', from: nobody, to: someone, tokenId }),
    )
    const said = announcements('eip155:31337', [...transfers, log(3, minted(3n))], () => 'erc721', time)
    expect(said).toHaveLength(1)
    const { data } = parseMessage('mints.minted', said[0])
    expect(data).toMatchObject({ tokenIds: ['5', '6', '7'], amounts: ['1', '1', '1'], logIndex: 3 })
  })
  it('take editions of ERC-1155 from the transfer of the same transaction', () => {
    const transfer = log(0, {
      name: 'TransferBatch',
      from: nobody,
      to: someone,
      ids: [5n, 6n],
      values: [10n, 1n],
    })
    const said = announcements('eip155:31337', [transfer, log(1, minted(2n))], () => 'erc1155', time)
    expect(parseMessage('mints.minted', said[0]).data.amounts).toEqual(['10', '1'])
  })
  it('refuse to guess editions when the node left the transfer out', () => {
    expect(() => announcements('eip155:31337', [log(1, minted(2n))], () => 'erc1155', time)).toThrow(
      expect.objectContaining({ code: 'LOGS_INCOMPLETE', retryable: true }),
    )
  })
  it('have the same id for the same log, and another in another block', () => {
    const idIn = (blockHash: `0x${string}`) =>
      announcements('eip155:1', [log(1, minted(1n), blockHash)], () => 'erc721', time)[0]?.event_id
    expect(idIn(`0x${'1'.repeat(64)}`)).toBe(idIn(`0x${'1'.repeat(64)}`))
    expect(idIn(`0x${'1'.repeat(64)}`)).not.toBe(idIn(`0x${'2'.repeat(64)}`))
  })
  it('survive hostile names', () => {
    const created: ChainEvent = {
      name: 'CollectionCreated',
      collection: contract,
      creator: someone,
      intentId,
      standard: 'erc721',
      collectionName: `a\0b${'x'.repeat(5000)}`,
      symbol: 'S',
      contractUri: '',
      baseUri: '',
      royaltyReceiver: nobody,
      royaltyBps: 0,
      maxSupply: 0n,
    }
    const said = announcements('eip155:1', [log(0, created)], () => undefined, time)
    const { name } = parseMessage('collections.created', said[0]).data
    expect(name.startsWith('abx')).toBe(true)
    expect(name).toHaveLength(2000)
  })
  it('keep a thousand tokens in a message of some kilobytes', () => {
    const said = announcements('eip155:1', [log(0, minted(1000n))], () => 'erc721', time)
    expect(JSON.stringify(said[0]).length).toBeLessThan(32_000)
  })
})

describe('ranges', () => {
  it('stop at the confirmed blocks', () => {
    expect(nextRange({ lastBlock: 9, headBlock: 20, confirmations: 5, span: 100 })).toEqual({
      from: 10,
      to: 15,
    })
    expect(nextRange({ lastBlock: 15, headBlock: 20, confirmations: 5, span: 100 })).toBeUndefined()
    expect(nextRange({ lastBlock: 15, headBlock: 3, confirmations: 5, span: 100 })).toBeUndefined()
    expect(nextRange({ lastBlock: -1, headBlock: 0, confirmations: 0, span: 100 })).toEqual({
      from: 0,
      to: 0,
    })
  })
  it('halve when refused, grow back, and never pass their limit', () => {
    const span = createSpan(5)
    span.refused()
    expect(span.size).toBe(2)
    span.refused()
    span.refused()
    expect(span.size).toBe(1)
    for (let i = 0; i < 5; i++) span.accepted(0)
    expect(span.size).toBe(5)
  })

  it('begins with few and asks for less where blocks are full', () => {
    const span = createSpan(1_000)
    expect(span.size).toBe(16)
    for (let i = 0; i < 4; i++) span.accepted(10_000)
    expect(span.size).toBe(1)
    span.accepted(4_000)
    expect(span.size).toBe(1)
    for (let i = 0; i < 20; i++) span.accepted(0)
    expect(span.size).toBe(1_000)
  })
})

describe('intent ids of events', () => {
  it('are the UUID the client made', () => {
    expect(intentIdFromBytes32(`0x${intentId.replaceAll('-', '')}${'0'.repeat(32)}`)).toBe(intentId)
  })
  it('are well-formed and stable where a stranger used other bytes', () => {
    const strange = intentIdFromBytes32(`0x${'f'.repeat(64)}`)
    expect(strange).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(intentIdFromBytes32(`0x${'f'.repeat(64)}`)).toBe(strange)
  })
})
