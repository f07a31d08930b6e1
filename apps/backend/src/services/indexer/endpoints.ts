import {
  BaseError,
  createPublicClient,
  http,
  HttpRequestError,
  RpcRequestError,
  TimeoutError,
  type PublicClient,
} from 'viem'

/**
 * The nodes of one chain. A round of work talks to one node only, because what two nodes say about the head and
 * about the logs need not fit together.
 */
export interface Endpoints {
  node(): PublicClient
  /** The node failed: the next one gets its turn. @returns milliseconds to wait first, growing with each failure in a row */
  failed(): number
  succeeded(): void
}

const longestPause = 30_000

export function createEndpoints(urls: readonly string[], pause: number): Endpoints {
  const nodes = urls.map((url) =>
    createPublicClient({ transport: http(url, { timeout: 15_000, retryCount: 0 }), cacheTime: 0 }),
  )
  let current = 0
  let failures = 0
  return {
    node() {
      const node = nodes[current % nodes.length]
      if (!node) throw new Error('a chain needs at least one endpoint')
      return node
    },
    failed() {
      current += 1
      failures += 1
      // A whole round of nodes may be tried quickly; after that the pauses grow.
      const rounds = Math.floor(failures / nodes.length)
      return Math.min(longestPause, pause * 2 ** Math.min(rounds, 10))
    },
    succeeded() {
      failures = 0
    },
  }
}

/** True when the node answered, and refused: a smaller question may be answered. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (error.walk((cause) => cause instanceof RpcRequestError || cause instanceof TimeoutError)) return true
  const failure = error.walk((cause) => cause instanceof HttpRequestError)
  return failure instanceof HttpRequestError && (failure.status === 400 || failure.status === 413)
}
