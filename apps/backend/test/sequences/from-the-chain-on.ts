// What sequences 3 and 4 have in common once their transaction is in a block. Each of these makes a test of an arrow,
// which is given as the drawing has it, its number first.
import { expect, it } from 'vitest'
import { patience } from '../patience.ts'
import { queuesOf, type SeenMessage } from '../stores.ts'
import type { Listening } from '../studio.ts'
import { lands } from '../wire/lands.ts'
import type { Said, Walk } from '../wire/tape.ts'
import { mentions, numberOf } from './known-later.ts'
import type { Walking } from './up-to-the-chain.ts'
import { keysOf, statusOf } from './world.ts'

/** A walk whose transaction is in a block. */
export interface Walked extends Walking {
  /** Who listened before anything was sent. */
  live: Listening<{ status: string }>
  /** What went through the exchange of the chain's events, and through that of the catalog's changes. */
  events: readonly SeenMessage[]
  changes: readonly SeenMessage[]
}

/** Asked when the tests run. */
type About = () => Walked

const eventIdOf = ({ events }: Walked): string => events[0]?.envelope.event_id ?? ''

/** Rows of `processed_events` about the walk's event. */
export const processed = (walked: Walked) =>
  walked.world.stores.rows('catalog_db', 'SELECT 1 FROM processed_events WHERE event_id = $1', [
    eventIdOf(walked),
  ])

export function logsAreRead(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, known } = about()
    const { confirmations } = world.chain.config
    const isOurs = ({ what, data }: Said) => what === 'answers eth_getLogs' && mentions(data, known.txHash)
    await world.chain.mine(confirmations - 1)
    await world.indexedAt(known.block + confirmations - 1)
    expect(world.tapped.tape.lines.filter(isOurs)).toEqual([])
    await world.chain.mine(1)
    await walk.follow(numberOf(arrow))
  })
}

export function checkpointMoves(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, known } = about()
    const isRead = async () => (await world.checkpoint()) >= known.block
    await lands(walk, numberOf(arrow), isRead, { before: false, after: true })
  })
}

/** @param message what must be published; its data beside the transaction and the intent */
export function messageIsPublished(
  arrow: string,
  about: About,
  through: 'events' | 'changes',
  message: () => { routingKey: string; schema: string; data: object },
): void {
  it(arrow, async () => {
    const { walk, known, intentId, [through]: seen } = about()
    const { routingKey, schema, data } = message()
    await lands(walk, numberOf(arrow), async () => keysOf(seen), { before: [], after: [routingKey] })
    expect(seen[0]?.envelope).toMatchObject({
      ...{ schema, version: 1, event_id: expect.any(String) as unknown },
      data: { txHash: known.txHash, intentId, ...data },
    })
  })
}

export function eventIsTaken(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk } = about()
    const eventId = eventIdOf(about())
    // In a transaction: from here on nobody else can apply the event, and nobody sees it applied.
    const look = () => world.isBeingProcessed(eventId)
    await lands(walk, numberOf(arrow), look, { before: false, after: true })
    expect(await processed(about())).toEqual([])
  })
}

export function workerHears(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, intentId } = about()
    await walk.at(numberOf(arrow))
    expect(await world.intent(intentId)).toMatchObject({ status: 'pending' })
    walk.pass(numberOf(arrow))
  })
}

export function workerFindsIntent(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, kind, known, intentId } = about()
    const asked = [world.chain.chainId, known.txHash, kind, intentId]
    expect(await walk.follow(numberOf(arrow))).toEqual(asked)
    const call = { from: 'subs-worker', to: 'orchestrator', what: 'IntentService/FindIntent' }
    expect(world.tapped.tape.lines).toContainEqual(expect.objectContaining(call))
  })
}

export function intentIsReady(arrow: string, about: About): void {
  it(arrow, async () => {
    const { world, walk, known, intentId } = about()
    const look = () => world.status(intentId)
    await lands(walk, numberOf(arrow), look, { before: statusOf('pending'), after: statusOf('ready') })
    expect(await world.intent(intentId)).toMatchObject({ status: 'ready', tx_hash: known.txHash })
  })
}

export function subscriberIsTold(arrow: string, about: About): void {
  it(arrow, async () => {
    const { walk, live } = about()
    const look = async () => live.seen.map(({ status }) => status)
    const before = ['PREPARED', 'PENDING']
    await lands(walk, numberOf(arrow), look, { before, after: [...before, 'READY'] })
    await live.ended
  })
}

/**
 * Who comes after everything has happened is told as much as who was there.
 * @param watch begins to listen
 * @param told what must be heard
 */
export function lateSubscriber(
  arrows: { subscribes: string; hears: string },
  about: About,
  watch: () => Listening<object>,
  told: () => object,
): void {
  const [subscribes, hears] = [numberOf(arrows.subscribes), numberOf(arrows.hears)]
  let walk: Walk
  let late: Listening<object>

  it(arrows.subscribes, async () => {
    const { world, intentId } = about()
    walk = world.tapped.tape.walk({
      [subscribes]: { from: 'gateway', to: 'redis', what: `SUBSCRIBE intent:changed:${intentId}` },
      [hears]: { from: 'orchestrator', to: 'gateway', what: 'IntentService/GetIntent answers' },
    })
    late = watch()
    await walk.follow(subscribes)
  })

  it(arrows.hears, async () => {
    await walk.at(hears)
    expect(late.seen).toEqual([])
    walk.pass(hears)
    await late.ended
    const { world, intentId, known } = about()
    const { chainId } = world.chain
    expect(late.seen).toEqual([{ intentId, status: 'READY', chainId, txHash: known.txHash, ...told() }])
  })
}

/** The walk's event comes once more. @param look at everything it could change */
export function duplicateIsAcknowledged(arrow: string, about: About, look: () => Promise<unknown>): void {
  it(`${arrow} (of a duplicate, which changes nothing)`, async () => {
    const { world, kind, events, changes } = about()
    const [first] = events
    if (!first) throw new Error('No event was seen.')
    const what = `ack ${kind}s.events ${first.routingKey}`
    const again = world.tapped.tape.walk({ [numberOf(arrow)]: { from: 'catalog', to: 'rabbitmq', what } })
    const before = await look()
    await world.stores.publish(`${kind}s.events`, first)
    await again.at(numberOf(arrow))
    expect(await look()).toEqual(before)
    expect(await processed(about())).toHaveLength(1)
    // Nothing waits to be published, and nothing was.
    expect(await world.stores.rows('catalog_db', 'SELECT 1 FROM outbox')).toEqual([])
    expect(world.tapped.tape.times(`publish ${kind}s.domain ${changes[0]?.routingKey}`)).toBe(1)
    again.pass(numberOf(arrow))
  })
}

/**
 * The worker does not find an intent, whose transaction nobody reported, and tries again later.
 * @param send sends its transaction, and what else shall be in the block; @returns its hash
 * @param meanwhile what must go on although the event waits
 */
export function eventIsRetried(
  arrow: string,
  about: About,
  prepare: () => Promise<{ intentId: string; send: () => Promise<string> }>,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): void {
  it(`${arrow} (of an event whose intent is not there yet)`, async () => {
    const { world, kind } = about()
    const { stores, chain } = world
    const what = new RegExp(`^publish subs-worker\\.${kind}s\\.retry\\.\\d+$`)
    const retried = world.tapped.tape.walk({
      [numberOf(arrow)]: { from: 'subs-worker', to: 'rabbitmq', what },
    })
    const { intentId, send } = await prepare()
    const showAs = (shown: string) =>
      stores.rows('orchestrator_db', 'UPDATE tx_intents SET kind = $2 WHERE intent_id = $1', [
        intentId,
        shown,
      ])
    await showAs(kind === 'mint' ? 'collection' : 'mint')
    const txHash = await send()
    await chain.mine(chain.config.confirmations)
    const waiting = () => stores.retrying(`subs-worker.${kind}s`)
    await lands(retried, numberOf(arrow), waiting, { before: 0, after: 1 })
    await meanwhile()
    await showAs(kind)
    await expect.poll(async () => (await world.intent(intentId))?.['tx_hash'], patience).toBe(txHash)
    expect(await world.intent(intentId)).toMatchObject({ status: 'ready' })
    expect(await stores.waiting(...queuesOf(kind))).toBe(0)
  })
}
