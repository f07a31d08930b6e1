// Real: embedded PostgreSQL with the service's own migrations, and the in-process cache with its channels.
import { randomUUID } from 'node:crypto'
import type { Intent } from '@intaglio/proto/orchestrator'
import { cacheKeys, intentChannel } from '@intaglio/shared'
import pino from 'pino'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmbeddedCache } from '../../kit/cache/embedded.ts'
import type { CachePort } from '../../kit/cache/port.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import type { Chains } from './chain.ts'
import { createIntents, type Intents } from './intents.ts'
import { createIntentStore, type IntentStore } from './store/intents.ts'
import { sweepIntents } from './sweep.ts'

const chainId = 'eip155:31337'
const contract = `0x${'c'.repeat(40)}` as const
const someone = `0x${'a'.repeat(40)}` as const
const me = randomUUID()
const hash = (digit: string) => `0x${digit.repeat(64)}`

const { sql, stop } = await startTestSql()
afterAll(stop)
const db = await sql.open('orchestrator_db')
await db.migrate(new URL('./store/migrations/', import.meta.url))
const store = createIntentStore(db)
let cache: CachePort

beforeEach(async () => {
  await db.query('DELETE FROM tx_intents')
  cache = createEmbeddedCache()
})

const intentsThatWait = (seconds: number) => createIntents(store, cache, seconds)

async function prepareMint(intents: Intents, baseUri = ''): Promise<string> {
  const input = { standard: 'erc721' as const, chainId, contract, to: someone, baseUri, quantity: 3 }
  const request = { intentId: randomUUID(), createdBy: me, chainId, previewAddress: '' }
  return (await intents.prepare({ ...request, payload: { kind: 'mint', input } })).intentId
}

/** What is announced of an intent from now on. */
async function listen(intentId: string): Promise<Intent[]> {
  const heard: Intent[] = []
  await cache.subscribe(intentChannel(intentId), (message) => heard.push(JSON.parse(message) as Intent))
  return heard
}

const cached = (intentId: string) => cache.get(cacheKeys.intentStatus.key(intentId))

/** One round of tidying, with a chain on which every transaction has this status. */
function sweep(intents: Intents, status: 'success' | 'reverted' | undefined) {
  const chains: Chains = { assertCollection: async () => undefined, receiptStatus: async () => status }
  return sweepIntents({ log: pino({ level: 'silent' }) }, store, intents, chains)
}

it('wants what may reach the chain yet, until it cannot any more', async () => {
  const root = 'bafybeiayxwb54rnxpofwvtqrlwuuy45oxvliezr7ryekoimjfagbs6p5gi'
  const unknown = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'
  const intents = intentsThatWait(60)
  const intentId = await prepareMint(intents, `ipfs://${root}/`)
  expect(await intents.wanted([root, unknown])).toEqual([root])
  await intents.track('mint', me, { intentId, chainId, txHash: hash('1'), contract })
  expect(await intents.wanted([root, unknown])).toEqual([root])
  await store.fail(intentId, hash('1'), 'It reverted.')
  expect(await intents.wanted([root, unknown])).toEqual([])
})

describe('deadlines', () => {
  it('end intents whose transaction was never seen, and say so', async () => {
    const intents = intentsThatWait(-1)
    const intentId = await prepareMint(intents)
    const heard = await listen(intentId)
    await sweep(intents, undefined)
    expect(await intents.get(intentId, me)).toMatchObject({ status: 'expired' })
    expect(await cached(intentId)).toBe('expired')
    await expect.poll(() => heard.map((intent) => intent.status)).toEqual(['expired'])
  })

  it('leave those alone that have time, or a transaction', async () => {
    const patient = await prepareMint(intentsThatWait(60))
    const intents = intentsThatWait(-1)
    const pending = await prepareMint(intents)
    await intents.track('mint', me, { intentId: pending, chainId, txHash: hash('1'), contract })
    await sweep(intents, undefined)
    expect((await intents.get(patient, me)).status).toBe('prepared')
    expect((await intents.get(pending, me)).status).toBe('pending')
  })

  it('are forgiven when the transaction comes after all', async () => {
    const intents = intentsThatWait(-1)
    const intentId = await prepareMint(intents)
    await sweep(intents, undefined)
    await intents.track('mint', me, { intentId, chainId, txHash: hash('1'), contract })
    expect(await intents.get(intentId, me)).toMatchObject({ status: 'pending', error: '' })
  })
})

describe('transactions', () => {
  it('may be replaced until the end', async () => {
    const intents = intentsThatWait(60)
    const intentId = await prepareMint(intents)
    const track = { intentId, chainId, contract }
    await intents.track('mint', me, { ...track, txHash: hash('1') })
    expect((await intents.track('mint', me, { ...track, txHash: hash('2') })).txHash).toBe(hash('2'))
    await intents.complete({ intentId, txHash: hash('2'), contract, tokenIds: ['1'] })
    expect((await intents.track('mint', me, { ...track, txHash: hash('3') })).txHash).toBe(hash('2'))
  })

  it('are noted by the maker of the intent only, for its kind, chain and contract', async () => {
    const intents = intentsThatWait(60)
    const intentId = await prepareMint(intents)
    const track = { intentId, chainId, contract, txHash: hash('1') }
    const notFound = { code: 'NOT_FOUND' }
    await expect(intents.track('mint', randomUUID(), track)).rejects.toMatchObject(notFound)
    await expect(intents.track('collection', me, track)).rejects.toMatchObject(notFound)
    await expect(intents.track('mint', me, { ...track, chainId: 'eip155:1' })).rejects.toMatchObject(notFound)
    await expect(intents.track('mint', me, { ...track, contract: someone })).rejects.toMatchObject({
      code: 'INTENT_MISMATCH',
    })
    expect((await intents.get(intentId, me)).status).toBe('prepared')
  })

  it('that revert fail their intent, unless another has replaced them', async () => {
    const intents = intentsThatWait(60)
    const intentId = await prepareMint(intents)
    await intents.track('mint', me, { intentId, chainId, contract, txHash: hash('1') })
    expect(await store.fail(intentId, hash('2'), 'another')).toBeUndefined()
    await db.query(`UPDATE tx_intents SET updated_at = now() - interval '1 minute'`)
    await sweep(intents, 'success')
    expect((await intents.get(intentId, me)).status).toBe('pending')
    await db.query(`UPDATE tx_intents SET updated_at = now() - interval '1 minute'`)
    await sweep(intents, 'reverted')
    expect(await intents.get(intentId, me)).toMatchObject({ status: 'failed' })
    expect(await cached(intentId)).toBe('failed')
  })
})

describe('fulfilment', () => {
  it('goes to the intent the event names, not to one that claims its transaction', async () => {
    const intents = intentsThatWait(60)
    const [own, thief] = [await prepareMint(intents), await prepareMint(intents)]
    await intents.track('mint', me, { intentId: thief, chainId, contract, txHash: hash('1') })
    const event = { kind: 'mint', chainId, txHash: hash('1') }
    expect((await intents.find({ ...event, intentId: own }))?.intentId).toBe(own)
    expect((await intents.find({ ...event, intentId: '' }))?.intentId).toBe(thief)
    expect(await intents.find({ ...event, intentId: randomUUID() })).toBeUndefined()
    expect(await intents.find({ ...event, kind: 'collection', intentId: own })).toBeUndefined()
  })

  it('happens once, with what was minted', async () => {
    const intents = intentsThatWait(60)
    const intentId = await prepareMint(intents)
    const done = { intentId, txHash: hash('1'), contract, tokenIds: ['7', '8', '9'] }
    await intents.complete(done)
    expect(await intents.complete({ ...done, txHash: hash('2'), tokenIds: [] })).toMatchObject({
      status: 'ready',
      txHash: hash('1'),
      tokenIds: ['7', '8', '9'],
    })
  })

  it('is not undone by a transaction that is reported at the same moment', async () => {
    const intentId = await prepareMint(intentsThatWait(60))
    // It comes between what the report reads and what it writes.
    const racing: IntentStore = {
      ...store,
      async get(id) {
        const seen = await store.get(id)
        await store.complete(id, hash('1'), ['1'])
        return seen
      },
    }
    const report = { intentId, chainId, txHash: hash('2'), contract }
    const tracked = await createIntents(racing, cache, 60).track('mint', me, report)
    expect(tracked).toMatchObject({ status: 'ready', txHash: hash('1') })
    expect(await store.get(intentId)).toMatchObject({ status: 'ready', txHash: hash('1') })
  })

  it('is refused for another contract', async () => {
    const intents = intentsThatWait(60)
    const intentId = await prepareMint(intents)
    await expect(
      intents.complete({ intentId, txHash: hash('1'), contract: someone, tokenIds: ['1'] }),
    ).rejects.toMatchObject({ code: 'INTENT_MISMATCH', retryable: false })
    expect((await intents.get(intentId, me)).status).toBe('prepared')
  })
})
