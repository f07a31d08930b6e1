// Real: an embedded PostgreSQL with the catalog's migrations. Chain and IPFS are stand-ins that answer only when every
// delivery of the same message has got as far as asking them.
import { randomUUID } from 'node:crypto'
import { makeMessage, type MessageData } from '@intaglio/shared'
import { CID } from 'multiformats/cid'
import { afterAll, expect, it } from 'vitest'
import { findSpelled } from '../../kit/ipfs/spellings.ts'
import { inboxMigrations } from '../../kit/outbox/inbox.ts'
import { outboxMigrations } from '../../kit/outbox/outbox.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import { applyCreated, applyMinted } from './apply.ts'
import { parseMetadata } from './domain/metadata.ts'
import { findPublished } from './store/published.ts'
import type { MetadataSources } from './token-metadata.ts'

const { sql, stop } = await startTestSql()
afterAll(stop)
const db = await sql.open('catalog_db')
await db.migrate(outboxMigrations)
await db.migrate(inboxMigrations)
await db.migrate(new URL('./store/migrations/', import.meta.url))

/** Sources that answer once `deliveries` have asked. */
function sourcesFor(deliveries: number): MetadataSources {
  let asked = 0
  let everybodyAsked: () => void = () => undefined
  const together = new Promise<void>((resolve) => (everybodyAsked = resolve))
  const parsed = parseMetadata('{"name":"Plate","attributes":[{"trait_type":"Ink","value":"Blue"}]}')
  const answer = async () => {
    asked += 1
    if (asked === deliveries) everybodyAsked()
    await together
    return { status: 'ready' as const, parsed, etag: '' }
  }
  return {
    nodes: { client: async () => ({ readContract: async () => 'ipfs://folder/1.json' }) },
    reader: { read: answer, readAll: (tokens: readonly object[]) => Promise.all(tokens.map(answer)) },
    docs: { upsert: async () => undefined },
  } as unknown as MetadataSources
}

const address = (digit: string) => `0x${digit.repeat(40)}` as const
const hash = (digit: string) => `0x${digit.repeat(64)}` as const
const position = {
  chainId: 'eip155:1',
  txHash: hash('a'),
  blockNumber: 7,
  blockHash: hash('b'),
  logIndex: 0,
  contract: address('c'),
  intentId: randomUUID(),
  standard: 'erc721',
} as const
const created: MessageData<'collections.created'> = {
  ...position,
  ...{ creator: address('d'), name: 'Plates', symbol: 'PLT', contractUri: 'ipfs://c', baseUri: '' },
  ...{ royaltyReceiver: address('d'), royaltyBps: 0, maxSupply: '0' },
}
const minted: MessageData<'mints.minted'> = {
  ...position,
  ...{ to: address('d'), tokenIds: ['1'], amounts: ['1'], blockTime: new Date(0).toISOString() },
}
const count = async (from: string) => {
  const [row] = await db.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`)
  return Number(row?.n)
}

it('applies a creation once, though it is delivered several times at the same moment', async () => {
  const message = makeMessage('collections.created', 'created', created)
  const sources = sourcesFor(3)
  await Promise.all([1, 2, 3].map(() => applyCreated(db, sources, message)))
  expect(await count('collections')).toBe(1)
  expect(await count('processed_events')).toBe(1)
  expect(await count('outbox')).toBe(1)
})

it('applies a mint once, though it is delivered several times at the same moment', async () => {
  const message = makeMessage('mints.minted', 'minted', minted)
  const sources = sourcesFor(3)
  await Promise.all([1, 2, 3].map(() => applyMinted(db, sources, message)))
  expect(await db.query('SELECT quantity FROM token_balances')).toEqual([{ quantity: '1' }])
  expect(await db.query('SELECT total_minted FROM collections')).toEqual([{ total_minted: '1' }])
  expect(await db.query('SELECT occurrences FROM trait_values')).toEqual([{ occurrences: 1 }])
  expect(await count("outbox WHERE routing_key LIKE 'upserted.%.1'")).toBe(1)
})

it('knows what the chain points to, however it is spelled there', async () => {
  const roots = {
    contract: 'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    base: 'bafybeibwzifw52ttrkqlikfzext5akxu7lz4xiiztipnrxxeltdt6zyuim',
    tokens: 'bafybeiayxwb54rnxpofwvtqrlwuuy45oxvliezr7ryekoimjfagbs6p5gi',
    image: 'bafkreia7sxabguw33bdokeh23b6p4xro6jibjhhz3zt7obq3a223icsyxe',
  }
  const unknown = 'bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy'
  const all = [...Object.values(roots), unknown]
  const find = () => findSpelled(all, (texts) => findPublished(db, texts))
  expect(await find()).toEqual([])
  await db.query('UPDATE collections SET contract_uri = $1, base_uri = $2', [
    `ipfs://${roots.contract}`,
    `ipfs://${CID.parse(roots.base).toV0().toString()}/`,
  ])
  await db.query('UPDATE tokens SET metadata_url = $1, image_url = $2', [
    `ipfs://ipfs/${roots.tokens}/1.json`,
    `https://gateway.example/ipfs/${roots.image}/1.png`,
  ])
  expect(await find()).toEqual(Object.values(roots))
})

it('waits for the creation of a collection that it does not know yet', async () => {
  const early = makeMessage('mints.minted', 'early', { ...minted, contract: address('e') })
  const error: unknown = await applyMinted(db, sourcesFor(1), early).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'COLLECTION_NOT_YET_KNOWN', retryable: true })
  expect(await count("processed_events WHERE event_id = 'early'")).toBe(0)
})
