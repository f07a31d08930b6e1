import type { Chain } from '@intaglio/proto/chain-registry'
import { IntaglioError, normalizeAddress, parseChainId, type Address, say } from '@intaglio/shared'
import { BaseError, BlockNotFoundError, type PublicClient } from 'viem'
import type { Logger } from '../../kit/logger.ts'
import { enqueue } from '../../kit/outbox/outbox.ts'
import { announcements } from './domain/announcements.ts'
import type { ChainLog, Standard } from './domain/chain-event.ts'
import { createSpan, nextRange } from './domain/span.ts'
import { createEndpoints, isRefusal } from './endpoints.ts'
import { inChainOrder, readCreations, readTransfers } from './logs.ts'
import { toMessage } from './messages.ts'
import type { Checkpoint, CheckpointStore, IndexedCollection } from './store/checkpoints.ts'
import type { RawEventStore } from './store/raw-events.ts'

/** What following a chain looks like from outside. */
export interface FollowerState {
  headBlock: number
  /** Why nothing moves; empty while it does. */
  haltedReason: string
}

export interface Follower {
  readonly state: FollowerState
  /** Reads at most one range of blocks. @returns milliseconds to wait before the next step */
  step(): Promise<number>
}

/** Follows one chain from its factory's first block, a range at a time, never past the confirmed blocks. */
export function createFollower(
  chain: Chain,
  stores: { checkpoints: CheckpointStore; rawEvents: RawEventStore },
  settings: { pollMilliseconds: number; blockRange: number },
  log: Logger,
): Follower {
  const { chainId } = parseChainId(chain.chainId)
  const state: FollowerState = { headBlock: 0, haltedReason: '' }
  const endpoints = createEndpoints(
    chain.endpoints.map((endpoint) => endpoint.url),
    settings.pollMilliseconds,
  )
  const span = createSpan(settings.blockRange)
  const known = new Map<string, Standard>()
  const factory = chain.contracts.find((contract) => contract.name === 'factory')

  async function step(): Promise<number> {
    if (!factory || chain.endpoints.length === 0) {
      state.haltedReason = factory ? 'The chain has no RPC endpoint.' : 'The chain has no factory contract.'
      return settings.pollMilliseconds * 10
    }
    const node = endpoints.node()
    try {
      const moved = await follow(node, normalizeAddress(factory.address), factory.startBlock)
      endpoints.succeeded()
      return moved ? 0 : settings.pollMilliseconds
    } catch (error) {
      if (isRefusal(error) && span.size > 1) {
        span.refused()
        return 0
      }
      if (error instanceof IntaglioError) state.haltedReason = error.sentence
      // Without its own words: they name the node's address, which may hold a key.
      else if (error instanceof BaseError) state.haltedReason = 'The node that was asked last gave no answer.'
      log.warn({ err: error, chainId, span: span.size }, 'reading the chain failed; the next node is asked')
      return endpoints.failed()
    }
  }

  /** @returns whether there may be more to read at once */
  async function follow(node: PublicClient, factoryAddress: Address, startBlock: number): Promise<boolean> {
    const checkpoint = await stores.checkpoints.get(chainId)
    const lastBlock = checkpoint?.lastBlock ?? startBlock - 1
    state.headBlock = Number(await node.getBlockNumber())
    const { headBlock } = state
    const range = nextRange({ lastBlock, headBlock, confirmations: chain.confirmations, span: span.size })
    // A node that is behind what was read already is no reorg: it is waited for.
    if (headBlock < lastBlock) {
      state.haltedReason = `The node is at block ${headBlock}, behind block ${lastBlock} that was read before.`
      return false
    }
    if (!range && state.haltedReason === '') return false
    if (checkpoint) await assertSameChain(node, checkpoint)
    state.haltedReason = ''
    if (!range) return false

    for (const { address, standard } of known.size === 0
      ? await stores.checkpoints.collections(chainId)
      : []) {
      known.set(address, standard)
    }
    const tip = await node.getBlock({ blockNumber: BigInt(range.to) })
    const creations = await readCreations(node, factoryAddress, range)
    const collections = creations.flatMap(toCollection)
    const standards = new Map(known)
    for (const { address, standard } of collections) standards.set(address, standard)
    const transfers = await readTransfers(node, [...standards.keys()] as Address[], range)
    const logs = inChainOrder([...creations, ...transfers])
    assertFits(logs, range.to, tip.hash)
    const times = await blockTimes(node, logs)

    const messages = announcements(
      chainId,
      logs,
      (address) => standards.get(address),
      (block) => times.get(block) ?? new Date(0),
    ).map(toMessage)
    await stores.rawEvents.insert(chainId, logs, headBlock)
    const next = { lastBlock: range.to, lastBlockHash: tip.hash, collections }
    const moved = await stores.checkpoints.advance(chainId, checkpoint?.lastBlock, next, (tx) =>
      enqueue(tx, messages),
    )
    if (moved) {
      for (const { address, standard } of collections) known.set(address, standard)
      span.accepted(logs.length)
      if (messages.length > 0)
        log.info({ chainId, ...range, messages: messages.length }, 'read from the chain')
    }
    return range.to < headBlock - chain.confirmations
  }

  return { state, step }
}

/**
 * Below the checkpoint nothing may change. One node that says otherwise stops this chain, and rolls nothing back:
 * it may be on another fork, or be another chain altogether.
 */
async function assertSameChain(node: PublicClient, checkpoint: Checkpoint): Promise<void> {
  const block = await node.getBlock({ blockNumber: BigInt(checkpoint.lastBlock) }).catch((error: unknown) => {
    if (error instanceof BlockNotFoundError) return undefined
    throw error
  })
  if (block?.hash === checkpoint.lastBlockHash) return
  throw new IntaglioError(
    say`Chain ${{ chainId: checkpoint.chainId }} is not the one that was read before.`,
    {
      code: 'CHAIN_REWRITTEN',
      why: say`Block ${{ block: String(checkpoint.lastBlock) }} was ${{ before: checkpoint.lastBlockHash }} and is now ${{ now: block?.hash ?? 'unknown' }}.`,
      next: say`Check the RPC endpoints; reading goes on by itself once a node agrees again.`,
      retryable: true,
      details: { chainId: checkpoint.chainId, block: checkpoint.lastBlock },
    },
  )
}

/** Logs of the range's last block must be of the very block that the checkpoint will name. */
function assertFits(logs: readonly ChainLog[], lastBlock: number, hash: string): void {
  if (logs.every((log) => log.blockNumber !== lastBlock || log.blockHash === hash)) return
  throw new IntaglioError(say`The chain changed while it was read.`, {
    code: 'LOGS_INCOMPLETE',
    retryable: true,
  })
}

function toCollection({ event, blockNumber }: ChainLog): IndexedCollection[] {
  if (event.name !== 'CollectionCreated') return []
  return [{ address: event.collection, standard: event.standard, createdBlock: blockNumber }]
}

/** Times of the blocks in which something was created or minted. */
async function blockTimes(node: PublicClient, logs: readonly ChainLog[]): Promise<Map<number, Date>> {
  const wanted = logs.filter(
    ({ event }) => event.name === 'BatchMinted' || event.name === 'CollectionCreated',
  )
  const times = new Map<number, Date>()
  for (const blockNumber of new Set(wanted.map((log) => log.blockNumber))) {
    const { timestamp } = await node.getBlock({ blockNumber: BigInt(blockNumber) })
    times.set(blockNumber, new Date(Number(timestamp) * 1000))
  }
  return times
}
