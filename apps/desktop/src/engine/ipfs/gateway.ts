import type { CID } from 'multiformats/cid'
import { IntaglioError, isRetryable, NotFoundError, UnavailableError } from '@intaglio/shared'
import { startTimeLimit } from '../time-limit.ts'
import type { FetchBlock } from './verify-graph.ts'

const timeoutMs = 30_000
const tries = 4

/**
 * Reads blocks from an IPFS gateway by the trustless protocol (`?format=raw`).
 * @param localOnly asks for what the gateway has itself, so that an absent block is answered at once
 */
export function createGatewayReader(gatewayUrl: string, { localOnly }: { localOnly: boolean }): FetchBlock {
  const fetchOnce = async (cid: CID, signal: AbortSignal) => {
    const response = await fetch(`${gatewayUrl}/ipfs/${cid.toString()}?format=raw`, {
      headers: {
        accept: 'application/vnd.ipld.raw',
        ...(localOnly && { 'cache-control': 'only-if-cached' }),
      },
      signal,
    }).catch((cause: unknown) => {
      throw new UnavailableError('The IPFS gateway', {
        why: `Nothing answers at ${new URL(gatewayUrl).host}.`,
        next: 'Try again when it is back.',
        cause,
      })
    })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    await response.body?.cancel()
    if ([404, 410, 412].includes(response.status)) throw new NotFoundError('A block', { cid: cid.toString() })
    throw new IntaglioError(`The IPFS gateway answered with ${response.status}.`, {
      code: 'GATEWAY_ERROR',
      retryable: response.status === 429 || response.status >= 500,
      details: { status: response.status, cid: cid.toString() },
    })
  }
  const read: FetchBlock = async (cid, signal) => {
    const limit = startTimeLimit(timeoutMs, signal)
    try {
      return await fetchOnce(cid, limit.signal)
    } finally {
      limit.end()
    }
  }
  // A node may refuse a burst; whoever reads thousands of blocks must live with that.
  return async (cid, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await read(cid, signal)
      } catch (error) {
        if (localOnly || attempt === tries || signal.aborted || !isRetryable(error)) throw error
        const wait = 200 * 2 ** attempt * (0.5 + Math.random() / 2)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
  }
}
