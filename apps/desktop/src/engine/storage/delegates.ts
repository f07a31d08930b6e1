import { say, type Text } from '@intaglio/shared'
import type { Holder } from './port.ts'

/** A service names a handful; a stranger's list is not followed without end. */
const most = 10
/** A connection is made in moments or not at all, and the pinning waits meanwhile. */
const limitMs = 10_000

/** The nodes a pinning service fetches from the network with, as it names them in its answers. */
export interface Delegates {
  /** Has every node that holds the blocks connect to those not tried yet. What fails is remembered, not thrown. */
  connect(addresses: readonly unknown[], signal: AbortSignal): Promise<void>
  /** What a person can do about those that nobody reached; undefined where there is none. */
  advice(): Text | undefined
}

export function createDelegates(holders: () => readonly Holder[]): Delegates {
  /** By address, whether somebody who has the blocks is connected to it. */
  const reached = new Map<string, boolean>()
  return {
    async connect(addresses, signal) {
      const news = addresses.filter(
        (each): each is string =>
          typeof each === 'string' && /^\/[\x21-\x7e]{1,500}$/.test(each) && !reached.has(each),
      )
      for (const address of news.slice(0, most - reached.size)) {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(limitMs)])
        const tries = holders().map(({ connect }) => connect(address, limit))
        const results = await Promise.allSettled(tries)
        signal.throwIfAborted()
        reached.set(
          address,
          results.some(({ status }) => status === 'fulfilled'),
        )
      }
    },
    advice() {
      const missed = [...reached].filter(([, isReached]) => !isReached).map(([address]) => address)
      if (missed.length === 0) return undefined
      const commands = missed.map((each) => `ipfs swarm connect ${each}`).join('; ')
      return say`On a node that has the files run: ${{ commands }}.`
    },
  }
}
