import { z } from 'zod'
import { IntaglioError, say, type Text } from '@intaglio/shared'
import { createDelegates } from './delegates.ts'
import { statusError, unreachable } from './errors.ts'
import { gatewayReader } from './gateway-reader.ts'
import type { Holder, StorageTarget } from './port.ts'

const statusSchema = z.object({
  requestid: z.string().min(1).max(1_000),
  status: z.enum(['queued', 'pinning', 'pinned', 'failed']),
  /** Nodes of the service: it fetches faster, or at all, from whoever connects to them. */
  delegates: z.array(z.unknown()).catch([]),
  info: z.record(z.string(), z.unknown()).optional(),
})
const listSchema = z.object({ results: z.array(statusSchema) })

/** Numbers under which a service knows our requests; kept before anything is waited for. */
export interface PinRequests {
  get(root: string): string | undefined
  save(root: string, requestId: string): void
  remove(root: string): void
}

/**
 * Whatever speaks the IPFS Pinning Service API 1.0. It takes no blocks: it fetches what it is asked to pin from the
 * nodes that `origins` name, or from wherever the network has it.
 */
export function createPinningServiceTarget(options: {
  endpoint: string
  gatewayUrl: string
  origins: string[]
  token?: string | undefined
  requests: PinRequests
  /** Nodes that have the blocks, and are told to connect to the service's. */
  holders: () => Holder[]
}): StorageTarget {
  const { endpoint, gatewayUrl, origins, token, requests } = options
  const delegates = createDelegates(options.holders)
  const place = say`The pinning service at ${{ host: new URL(endpoint).host }}`
  const call = async (
    method: string,
    path: string,
    signal: AbortSignal,
    body?: object,
  ): Promise<Response> => {
    let response: Response
    try {
      response = await fetch(`${endpoint}/pins${path}`, {
        method,
        headers: {
          accept: 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        // A redirect could carry the token elsewhere.
        redirect: 'error',
        signal,
      })
    } catch (error) {
      throw unreachable(place, error)
    }
    if (response.ok) return response
    await response.body?.cancel().catch(() => undefined)
    throw statusError(place, response)
  }
  const read = async <Result>(response: Response, schema: z.ZodType<Result>): Promise<Result> => {
    try {
      return schema.parse(await response.json())
    } catch (cause) {
      throw new IntaglioError(say`${{ place }} answers in another way than the Pinning Service API says.`, {
        code: 'TARGET_ERROR',
        next: say`Check its address: it is the endpoint without "/pins".`,
        cause,
      })
    }
  }
  /** Undefined where it does not know the request any more. */
  const look = async (requestId: string, signal: AbortSignal) => {
    try {
      return await read(await call('GET', `/${encodeURIComponent(requestId)}`, signal), statusSchema)
    } catch (error) {
      if (error instanceof IntaglioError && error.code === 'NOT_FOUND') return undefined
      throw error
    }
  }
  /** What we asked for before a crash, and whose number we did not get to keep. */
  const find = async (cid: string, signal: AbortSignal) => {
    const query = new URLSearchParams({ cid, status: 'queued,pinning,pinned' })
    const { results } = await read(await call('GET', `?${query.toString()}`, signal), listSchema)
    return results[0]
  }
  return {
    place,
    async test(signal) {
      await read(await call('GET', '?limit=1', signal), listSchema)
      return 'IPFS Pinning Service API'
    },
    async pin(root, { collection, signal }) {
      const cid = root.toString()
      const known = requests.get(cid)
      let status = known === undefined ? undefined : await look(known, signal)
      status ??= await find(cid, signal)
      if (!status || status.status === 'failed') {
        const wish = { cid, name: collection.name, ...(origins.length > 0 && { origins }) }
        const before = status
        status = await read(await call('POST', '', signal, wish), statusSchema)
        if (before && status.status === 'failed') throw failed(place, status.info, delegates.advice())
      }
      requests.save(cid, status.requestid)
      if (status.status === 'failed') throw failed(place, status.info, delegates.advice())
      if (status.status === 'pinned') return true
      await delegates.connect(status.delegates, signal)
      return false
    },
    advice: () => delegates.advice(),
    async unpin({ roots, signal }) {
      for (const root of roots) {
        const cid = root.toString()
        const requestId = requests.get(cid) ?? (await find(cid, signal))?.requestid
        if (requestId !== undefined) {
          await call('DELETE', `/${encodeURIComponent(requestId)}`, signal).catch((error: unknown) => {
            if (!(error instanceof IntaglioError && error.code === 'NOT_FOUND')) throw error
          })
        }
        requests.remove(cid)
      }
      return []
    },
    reader: () => gatewayReader(gatewayUrl, true),
    finder: gatewayReader(gatewayUrl, true),
  }
}

function failed(
  place: Text,
  info: Record<string, unknown> | undefined,
  advice: Text | undefined,
): IntaglioError {
  return new IntaglioError(say`${{ place }} could not get the files.`, {
    code: 'PIN_FAILED',
    ...(typeof info?.['status_details'] === 'string' && { why: info['status_details'].slice(0, 500) }),
    next: advice ?? say`Send them to a node of your own first, and name it as their origin.`,
  })
}
