import { NotFoundError, say, type Text } from '@intaglio/shared'
import { carOf } from './car-of.ts'
import { statusError, unreachable } from './errors.ts'
import { gatewayReader } from './gateway-reader.ts'
import type { StorageTarget } from './port.ts'

/**
 * A Kubo node by its RPC API. Blocks go there as small CARs, so that what a node has is never sent again.
 * @param gatewayUrl reads back from there; without it from the same API
 */
export function createKuboTarget(options: {
  apiUrl: string
  gatewayUrl?: string | undefined
  token?: string | undefined
}): StorageTarget {
  const { apiUrl, gatewayUrl, token } = options
  const place = say`Kubo at ${{ host: new URL(apiUrl).host }}`
  // Loaded when a node is spoken to: it is large, and places are listed at every start.
  const loadClient = once(async () => {
    const { create, multiaddr } = await import('ipfs-http-client')
    const headers = token && { headers: { authorization: `Bearer ${token}` } }
    return { client: create({ url: apiUrl, ...headers }), multiaddr }
  })
  type Loaded = Awaited<ReturnType<typeof loadClient>>
  const run = async <Result>(work: (loaded: Loaded) => Promise<Result>): Promise<Result> => {
    try {
      return await work(await loadClient())
    } catch (error) {
      throw translated(place, error)
    }
  }
  return {
    place,
    test: (signal) =>
      run(async ({ client }) => {
        const { version } = await client.version({ signal })
        return `Kubo ${version}`
      }),
    sendBlocks: (blocks, signal) =>
      run(async ({ client }) => {
        // Kubo refuses a CAR without roots; which one it is does not matter: they are pinned once all of it is there.
        const roots = blocks.slice(0, 1).map(({ cid }) => cid)
        const car = (async function* () {
          yield carOf(blocks, roots)
        })()
        for await (const _ of client.dag.import([car], { pinRoots: false, signal })) continue
      }),
    pin: (root, { signal }) =>
      run(async ({ client }) => {
        await client.pin.add(root, { recursive: true, signal })
        return true
      }),
    unpin: ({ roots, signal }) =>
      run(async ({ client }) => {
        for (const root of roots) {
          await client.pin.rm(root, { signal }).catch((error: unknown) => {
            if (!/not pinned/.test(String(error))) throw error
          })
        }
        return []
      }),
    connect: (address, signal) =>
      run(({ client, multiaddr }) => client.swarm.connect(multiaddr(address), { signal })),
    finder: gatewayUrl
      ? gatewayReader(gatewayUrl, true)
      : {
          place,
          isIndependent: true,
          read: (cid, signal) => run(({ client }) => client.block.get(cid, { signal })),
        },
    reader: () =>
      gatewayUrl
        ? gatewayReader(gatewayUrl, true)
        : {
            place,
            isIndependent: false,
            read: (cid, signal) =>
              run(async ({ client }) => {
                // Only what the node itself has; the option is Kubo's own.
                const offline = { offline: true }
                return client.block.get(cid, { signal, ...offline })
              }),
          },
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

function translated(place: Text, error: unknown): unknown {
  const { response } = error as { response?: Response }
  const message = String((error as Error).message)
  if (/not found|could not find/i.test(message)) return new NotFoundError(say`A block`)
  return response ? statusError(place, response) : unreachable(place, error)
}
