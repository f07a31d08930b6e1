// What sequences 3 and 4 have in common until their transaction is in a block. Each of these makes tests of arrows,
// which are given as the drawing has them, their numbers first.
import { expect, it } from 'vitest'
import type { Hex } from 'viem'
import { patience } from '../patience.ts'
import { absent, isAbout } from '../stores.ts'
import type { Listening } from '../studio.ts'
import { lands } from '../wire/lands.ts'
import type { Walk } from '../wire/tape.ts'
import { numberOf, type KnownLater } from './known-later.ts'
import { statusOf, type World } from './world.ts'

/** A walk whose transaction is not in a block yet. */
export interface Walking {
  world: World
  walk: Walk
  kind: 'collection' | 'mint'
  intentId: string
  known: KnownLater
}

/** Asked when the tests run. */
type About = () => Walking

/**
 * The orchestrator asks the registry, which looks into its cache, its database, and fills the cache.
 * @param where table that is read, and a word of what the cache then holds
 * @param next looks at what else follows from the question
 */
export function registryIsAsked(
  arrows: { asks: string; looks: string; reads: string; keeps: string },
  about: About,
  where: { table: string; holds: string },
  next: (walk: Walk, asked: unknown) => Promise<void> = () => Promise.resolve(),
): void {
  const [looks, reads, keeps] = [arrows.looks, arrows.reads, arrows.keeps].map(numberOf) as [
    number,
    number,
    number,
  ]
  let walk: Walk

  async function key(): Promise<string> {
    const { world } = about()
    const [row] = await world.stores.rows('chain_registry_db', 'SELECT version FROM registry_version')
    return `cache:chains:${world.chain.chainId}:${String(row?.['version'])}`
  }

  it(arrows.asks, async () => {
    const { world, walk: asking } = about()
    const { data } = await asking.at(numberOf(arrows.asks))
    // Whoever asked before has left it in the cache.
    await world.stores.forget(await key())
    walk = world.tapped.tape.walk({
      [looks]: { from: 'chain-registry', to: 'redis', what: /^GET cache:chains:/ },
      [reads]: {
        ...{ from: 'chain-registry', to: 'chain_registry_db' },
        what: new RegExp(`^SELECT \\* FROM ${where.table}`),
      },
      [keeps]: { from: 'chain-registry', to: 'redis', what: /^SET cache:chains:\S+ .* EX 60$/ },
    })
    asking.pass(numberOf(arrows.asks))
    await next(asking, data)
  })

  it(arrows.looks, async () => {
    expect((await walk.at(looks)).what).toBe(`GET ${await key()}`)
    walk.pass(looks)
  })

  it(arrows.reads, async () => {
    await walk.follow(reads)
  })

  it(arrows.keeps, async () => {
    const name = await key()
    const value = expect.stringContaining(where.holds) as unknown
    const after = { value, seconds: expect.toSatisfy(isAbout(60)) as unknown }
    await lands(walk, keeps, () => about().world.stores.key(name), { before: absent, after })
  })
}

export function intentIsStored(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, kind, intentId } = about()
    const row = { kind, chain_id: world.chain.chainId, created_by: world.studio.userId }
    const more = { status: 'prepared', tx_hash: null, deadline_at: expect.any(Date) as unknown }
    const after = expect.objectContaining({ ...row, ...more }) as unknown
    await lands(walk, numberOf(arrow), () => world.intent(intentId), { before: undefined, after })
  })
}

export function pendingIsCached(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, intentId } = about()
    const look = () => world.status(intentId)
    await lands(walk, numberOf(arrow), look, { before: absent, after: statusOf('pending') })
  })
}

/** The wallet is asked, sends the transaction, which stays in flight, and tells its hash. */
export function walletSends(
  arrows: { asked: string; sends: string; tells: string },
  about: About,
  txRequest: () => { to: string; data: string },
): void {
  let sending: Promise<Hex>

  it(arrows.asked, async () => {
    const { world, walk } = about()
    await world.chain.automine(false)
    sending = world.wallet.request('eth_sendTransaction', [txRequest()])
    expect(await walk.follow(numberOf(arrows.asked))).toEqual([txRequest()])
  })

  it(arrows.sends, async () => {
    const { world, walk } = about()
    const { node, account } = world.chain
    const look = () => node.getTransactionCount({ address: account.address, blockTag: 'pending' })
    const sent = await look()
    await lands(walk, numberOf(arrows.sends), look, { before: sent, after: sent + 1 })
  })

  it(arrows.tells, async () => {
    const { walk, known } = about()
    const told = await walk.follow(numberOf(arrows.tells))
    known.txHash = await sending
    expect(told).toBe(known.txHash)
  })
}

export function hashIsStored(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, intentId, known } = about()
    const before = expect.objectContaining({ status: 'prepared', tx_hash: null }) as unknown
    const after = expect.objectContaining({ status: 'pending', tx_hash: known.txHash }) as unknown
    await lands(walk, numberOf(arrow), () => world.intent(intentId), { before, after })
  })
}

/** @param tracking the studio's request that caused it */
export function pendingIsCachedAgain(arrow: string, about: About, tracking: () => Promise<unknown>): void {
  it(arrow, async () => {
    const { world, walk, intentId } = about()
    await walk.at(numberOf(arrow))
    // It says the same as before: taken out, it is seen to come again.
    await world.stores.forget(`intent:status:${intentId}`)
    const look = () => world.status(intentId)
    await lands(walk, numberOf(arrow), look, { before: absent, after: statusOf('pending') })
    await tracking()
  })
}

/** Waits until a subscriber was told these and nothing else. */
export async function hears(live: Listening<{ status: string }>, statuses: string[]): Promise<void> {
  await expect.poll(() => live.seen.map(({ status }) => status), patience).toEqual(statuses)
}
