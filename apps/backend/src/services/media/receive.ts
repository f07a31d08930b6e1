import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { InvalidInputError, say } from '@intaglio/shared'

export interface ReceivedFile {
  path: string
  sha256: string
  bytes: number
}

/**
 * Writes a stream to a temporary file while hashing it, gives it to `use`, and removes it whatever happens.
 * @throws InvalidInputError when it is empty or longer than `limit` bytes
 */
export async function withReceivedFile<T>(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  use: (file: ReceivedFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'intaglio-upload-'))
  try {
    const path = join(folder, 'file')
    const hash = createHash('sha256')
    let bytes = 0
    const counted = async function* () {
      for await (const chunk of body) {
        bytes += chunk.length
        if (bytes > limit)
          throw new InvalidInputError('file', say`must be at most ${{ most: limit }} bytes`, { limit })
        hash.update(chunk)
        yield chunk
      }
    }
    await pipeline(Readable.from(counted()), createWriteStream(path))
    if (bytes === 0) throw new InvalidInputError('file', say`must not be empty`)
    return await use({ path, sha256: hash.digest('hex'), bytes })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
