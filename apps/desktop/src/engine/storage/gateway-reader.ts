import { say } from '@intaglio/shared'
import type { BlockReader } from './port.ts'
import { statusError, unreachable } from './errors.ts'

/** More is no block of any profile: whoever sends it sends something else. */
const largestBlock = 4 << 20

/** Reads blocks from a trustless gateway, one attempt a call. */
export function gatewayReader(gatewayUrl: string, isIndependent: boolean): BlockReader {
  const place = say`The gateway at ${{ host: new URL(gatewayUrl).host }}`
  return {
    place,
    isIndependent,
    async read(cid, signal) {
      let response: Response
      try {
        response = await fetch(`${gatewayUrl}/ipfs/${cid.toString()}?format=raw`, {
          headers: { accept: 'application/vnd.ipld.raw' },
          signal,
        })
      } catch (error) {
        throw unreachable(place, error)
      }
      if (!response.ok) {
        await response.body?.cancel().catch(() => undefined)
        throw statusError(place, response)
      }
      try {
        return await readAtMost(response, largestBlock)
      } catch (error) {
        throw unreachable(place, error)
      }
    },
  }
}

async function readAtMost(response: Response, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    parts.push(part)
    bytes += (part as Uint8Array).byteLength
    // What is cut off has the wrong hash, which says it all.
    if (bytes > most) break
  }
  return Buffer.concat(parts)
}
