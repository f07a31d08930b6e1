import { serviceNames } from '@intaglio/shared'
import { numberToHex } from 'viem'
import { expect, vi } from 'vitest'
import { startTestChain, type TestChain } from '../chain.ts'
import { patience } from '../patience.ts'
import { testServers } from '../../../../scripts/servers/index.ts'
import { isAbout, openStores, type SeenMessage, type Stores } from '../stores.ts'
import { openTestStudio, type TestStudio } from '../studio.ts'
import { createTestWallet, type TestWallet } from '../wallet.ts'
import type { Said } from '../wire/tape.ts'
import { startTappedServices, type TappedServices } from '../wire/tapped-services.ts'

/** Every service, tapped, on a chain with the contracts, with somebody signed in; and what sequences look at. */
export interface World {
  readonly chain: TestChain
  readonly tapped: TappedServices
  readonly stores: Stores
  readonly studio: TestStudio
  readonly wallet: TestWallet
  /** A row of `tx_intents`. */
  intent(intentId: string): Promise<Record<string, unknown> | undefined>
  /** What Redis says of an intent. */
  status(intentId: string): Promise<{ value: string | null; seconds: number }>
  /** The last block of `indexer_checkpoints`. */
  checkpoint(): Promise<number>
  /** Whether an event is being applied in a transaction that has not ended. */
  isBeingProcessed(eventId: string): Promise<boolean>
  /** Waits until the indexer has done all it does while the chain's newest block is `block`. */
  indexedAt(block: number): Promise<void>
  stop(): Promise<void>
}

export async function startWorld(confirmations: number): Promise<World> {
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end()
  }
  try {
    return await build(confirmations, started, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function build(
  confirmations: number,
  started: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<World> {
  const chain = await startTestChain(confirmations)
  started.push(() => chain.stop())
  const tapped = await startTappedServices({ chain: chain.config, names: serviceNames })
  started.push(() => tapped.stop())
  const stores = await openStores(testServers(), tapped.services.namespace)
  // After the services, whose databases it removes.
  started.splice(1, 0, () => stores.close())
  const studio = await openTestStudio(tapped, chain.account, chain.config.id)
  started.push(() => studio.close())
  const world: World = {
    chain,
    tapped,
    stores,
    studio,
    wallet: createTestWallet(chain.account, tapped.walletRpcUrl, tapped.tape),
    async intent(intentId) {
      return (
        await stores.rows('orchestrator_db', 'SELECT * FROM tx_intents WHERE intent_id = $1', [intentId])
      )[0]
    },
    status: (intentId) => stores.key(`intent:status:${intentId}`),
    async checkpoint() {
      const [row] = await stores.rows('indexer_db', 'SELECT last_block FROM indexer_checkpoints')
      return Number(row?.['last_block'] ?? 0)
    },
    isBeingProcessed: (eventId) =>
      stores.isBeingWritten(
        'catalog_db',
        'INSERT INTO processed_events (event_id, event_version) VALUES ($1, 1) ON CONFLICT DO NOTHING',
        [eventId],
      ),
    async indexedAt(block) {
      const isIt = ({ what, data }: Said) => what === 'answers eth_blockNumber' && data === numberToHex(block)
      // Told for the second time, it has done what followed from the first.
      await expect.poll(() => tapped.tape.lines.filter(isIt).length, patience).toBeGreaterThan(1)
    },
    stop,
  }
  // From here on the indexer has a checkpoint that it moves.
  await chain.mine(confirmations + 1)
  await vi.waitUntil(async () => (await world.checkpoint()) > 0, patience)
  return world
}

/** What Redis says of an intent's status, some seconds later at most. */
export const statusOf = (value: string): unknown => ({
  value,
  seconds: expect.toSatisfy(isAbout(21_600)) as unknown,
})

export const keysOf = (messages: readonly SeenMessage[]) => messages.map(({ routingKey }) => routingKey)
