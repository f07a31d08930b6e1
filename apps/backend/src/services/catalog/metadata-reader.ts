import { isRetryable, IntaglioError } from '@intaglio/shared'
import type { IpfsPort } from '../../kit/ipfs/port.ts'
import { mapConcurrently, TimeLimitError, withTimeLimit } from './concurrency.ts'
import { metadataLimit, parseMetadata, type ParsedMetadata } from './domain/metadata.ts'
import { metadataSource } from './domain/token-uri.ts'

/** What became of reading one metadata file. `pending`: nobody answered in time, which says nothing of the file. */
export type MetadataResult =
  { status: 'ready'; parsed: ParsedMetadata; etag: string } | { status: 'failed' | 'pending'; fault: string }

export interface MetadataReader {
  read(uri: string, tokenId: string, milliseconds?: number): Promise<MetadataResult>
  /**
   * Many files until a time is reached; those it does not suffice for are pending. Same order as asked.
   * @param deadline milliseconds since 1970
   */
  readAll(tokens: readonly { tokenId: string; uri: string }[], deadline: number): Promise<MetadataResult[]>
}

const filesAtOnce = 24
const fileMilliseconds = 5_000
/** So many files without an answer, and IPFS is taken to be away: the others are not waited for. */
const silenceLimit = filesAtOnce

/** Reads metadata where it can be read without calling strangers: from IPFS, or out of the URI itself. */
export function createMetadataReader(ipfs: IpfsPort): MetadataReader {
  async function read(
    uri: string,
    tokenId: string,
    milliseconds = fileMilliseconds,
  ): Promise<MetadataResult> {
    const source = metadataSource(uri, tokenId)
    if (source.kind === 'unreadable') return { status: 'failed', fault: source.fault }
    try {
      const content =
        source.kind === 'inline'
          ? source.content
          : await withTimeLimit(milliseconds, readText(ipfs, source.path))
      if (content.length > metadataLimit) throw new TooLargeError()
      return {
        status: 'ready',
        parsed: parseMetadata(content),
        etag: source.kind === 'ipfs' ? source.path : '',
      }
    } catch (error) {
      const waiting =
        error instanceof TimeLimitError || (error instanceof IntaglioError && isRetryable(error))
      const fault = error instanceof Error ? error.message : 'unknown'
      return { status: waiting ? 'pending' : 'failed', fault: `The metadata cannot be read: ${fault}` }
    }
  }

  return {
    read,
    async readAll(tokens, deadline) {
      let silent = 0
      return mapConcurrently(tokens, filesAtOnce, async ({ uri, tokenId }) => {
        const left = deadline - Date.now()
        if (left <= 0 || silent >= silenceLimit)
          return { status: 'pending', fault: 'IPFS does not answer in time.' }
        const result = await read(uri, tokenId, Math.min(left, fileMilliseconds))
        if (result.status === 'pending') silent += 1
        return result
      })
    },
  }
}

async function readText(ipfs: IpfsPort, path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of await ipfs.cat(path)) {
    bytes += chunk.length
    if (bytes > metadataLimit) throw new TooLargeError()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
  constructor() {
    super(`it has more than ${metadataLimit} bytes`)
  }
}
