// Real: an embedded PostgreSQL with the registry's migrations. The cache is the embedded one, on a clock of its own.
import { afterAll, beforeEach, expect, it } from 'vitest'
import { createEmbeddedCache } from '../../kit/cache/embedded.ts'
import type { CachePort } from '../../kit/cache/port.ts'
import type { ChainConfig } from '../../kit/config/config.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import { createChainCache } from './store/chain-cache.ts'
import { listEnabledChains, readChain } from './store/read-chains.ts'
import { writeChains } from './store/write-chains.ts'

const local: ChainConfig = {
  id: 31337,
  name: 'Local',
  nativeSymbol: 'ETH',
  decimals: 18,
  confirmations: 2,
  endpoints: [{ url: 'http://a', weight: 2 }, { url: 'http://b' }],
  contracts: [{ name: 'factory', address: `0x${'Ab'.repeat(20)}`, startBlock: 7 }],
  gasPolicy: { maxFeeGwei: 20, priorityFeeGwei: 1.5, multiplier: 1.2 },
}
const chainId = 'eip155:31337'

const { sql, stop } = await startTestSql()
afterAll(stop)
const db = await sql.open('chain_registry_db')
await db.migrate(new URL('./store/migrations/', import.meta.url))

let cache: CachePort
let now = 0

beforeEach(async () => {
  await db.query('TRUNCATE chains CASCADE')
  cache = createEmbeddedCache({ now: () => now })
})

it('writes what the configuration says', async () => {
  await writeChains(db, [local])
  expect(await readChain(db, chainId)).toEqual({
    chainId,
    chainNumeric: 31337,
    name: 'Local',
    nativeSymbol: 'ETH',
    decimals: 18,
    explorerUrl: '',
    enabled: true,
    confirmations: 2,
    endpoints: [
      { url: 'http://a', priority: 0, weight: 2, rateLimit: 0 },
      { url: 'http://b', priority: 1, weight: 1, rateLimit: 0 },
    ],
    contracts: [{ name: 'factory', address: `0x${'ab'.repeat(20)}`, startBlock: 7 }],
    gasPolicy: { maxFeeGwei: 20, priorityFeeGwei: 1.5, multiplier: 1.2, lastObservedBaseFeeGwei: 0 },
  })
})

it('goes to the next version only where something changed, also when two start at once', async () => {
  const first = await writeChains(db, [local])
  expect(await writeChains(db, [local])).toBe(first)
  const changed = { ...local, confirmations: 5 }
  expect(await Promise.all([writeChains(db, [changed]), writeChains(db, [changed])])).toEqual([
    first + 1,
    first + 1,
  ])
})

it('disables chains and endpoints that the configuration no longer has', async () => {
  await writeChains(db, [local, { ...local, id: 1, name: 'Other' }])
  await writeChains(db, [{ ...local, endpoints: [{ url: 'http://b' }] }])
  expect(await listEnabledChains(db)).toEqual([chainId])
  expect((await readChain(db, 'eip155:1'))?.enabled).toBe(false)
  expect((await readChain(db, chainId))?.endpoints.map(({ url }) => url)).toEqual(['http://b'])
})

it('reads through the cache, and sees another process’s change when the entry expires', async () => {
  const version = await writeChains(db, [local])
  const chains = createChainCache(db, cache, version)
  const cached = `cache:chains:${chainId}:${version}`
  expect((await chains.get(chainId)).name).toBe('Local')
  expect(await cache.expiresIn(cached)).toBe(60)

  await writeChains(db, [{ ...local, name: 'Renamed' }])
  expect((await chains.get(chainId)).name).toBe('Local')
  now += 60_001
  expect((await chains.get(chainId)).name).toBe('Renamed')
  expect(await cache.get(cached)).toBeUndefined()
  expect(await cache.expiresIn(`cache:chains:${chainId}:${version + 1}`)).toBe(60)
})

it('does not know a chain that nobody configured', async () => {
  await expect(createChainCache(db, cache, 1).get('eip155:5')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
