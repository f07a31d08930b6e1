import * as raw from 'multiformats/codecs/raw'
import { IntaglioError, say, type Text } from '@intaglio/shared'
import { cidOf } from '../ipfs/blocks.ts'
import type { Backend } from '../sync/backend.ts'
import { BackendUnavailableError, fromGraphQLError } from '../sync/errors.ts'
import { releaseRootsMutation } from '../sync/operations.ts'
import { carOf } from './car-of.ts'
import { parseRetryAfter, ThrottledError } from './errors.ts'
import { gatewayReader } from './gateway-reader.ts'
import type { StorageTarget } from './port.ts'
import { workspaceInfo } from './workspace-info.ts'

/**
 * A backend pins the roots of whatever it takes, and only once everything is there under them. A part of a collection
 * has this block for a root: there is nothing under it, and it is the same one each time.
 */
const markerBytes = Buffer.from('Part of a collection; its own roots follow.\n')
const marker = { cid: cidOf(raw.code, markerBytes), bytes: markerBytes }

/** The workspace's IPFS, which takes blocks as CARs at `POST /car` beside the GraphQL endpoint. */
export function createWorkspaceTarget(
  backend: Pick<Backend, 'workspace' | 'withToken' | 'ensureSession' | 'request'>,
): StorageTarget {
  const { graphqlUrl, ipfsGatewayUrl } = backend.workspace
  const { place } = workspaceInfo(backend.workspace)
  const post = (car: Uint8Array<ArrayBuffer>, signal: AbortSignal) =>
    backend.withToken(async (token) => {
      const response = await fetch(new URL('/car', graphqlUrl), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.ipld.car' },
        body: car,
        signal,
      }).catch((cause: unknown) => {
        throw new BackendUnavailableError(graphqlUrl, cause)
      })
      const text = await response.text()
      if (!response.ok) throw refusal(place, response, text)
    })
  return {
    place,
    async test() {
      await backend.ensureSession()
      return say`IPFS of the workspace`
    },
    sendBlocks: (blocks, signal) => post(carOf([marker, ...blocks], [marker.cid]), signal),
    async pin(root, { collection, signal }) {
      const block = collection.find(root)
      await post(carOf(block ? await collection.read([block]) : [], [root]), signal)
      return true
    },
    async unpin({ roots }) {
      if (roots.length === 0) return []
      const { releaseRoots } = await backend.request(releaseRootsMutation, { roots: roots.map(String) })
      return releaseRoots.filter(({ outcome }) => outcome === 'PUBLISHED').map(({ root }) => root)
    },
    reader: () => gatewayReader(ipfsGatewayUrl, true),
  }
}

/** The backend answers refusals as `{error: {message, extensions}}`, a proxy in between in its own way. */
function refusal(place: Text, { status, headers }: Response, text: string): IntaglioError {
  if (status === 401)
    return new IntaglioError(say`The backend did not take the session.`, { code: 'UNAUTHENTICATED' })
  if (status === 429)
    return new ThrottledError(place, parseRetryAfter(headers.get('retry-after'), Date.now()))
  try {
    const body = JSON.parse(text) as {
      message?: string
      error?: unknown
      errors?: unknown[]
      extensions?: unknown
    }
    const error = (body.errors?.[0] ?? (typeof body.error === 'object' ? body.error : body)) as Record<
      string,
      unknown
    >
    const { message, extensions = error } = error as {
      message?: string
      extensions?: Record<string, unknown>
    }
    if (message !== undefined) return fromGraphQLError({ message, extensions })
  } catch {
    // Said below.
  }
  return new IntaglioError(say`The backend refused the files (${{ status: String(status) }}).`, {
    code: 'PIN_REFUSED',
    retryable: status >= 500,
    details: { status },
  })
}
