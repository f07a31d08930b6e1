import { createHash } from 'node:crypto'
import { InvalidInputError, say, type Phrase } from '@intaglio/shared'
import { asyncIterableReader, readBlockHead, readHeader } from '@ipld/car/decoder'
import { type CID } from 'multiformats/cid'

export interface CarBlock {
  cid: CID
  bytes: Uint8Array
}

/** Kubo's own limit on what it exchanges; every chunker stays far below it. */
const maxBlockBytes = 2 * 1024 * 1024
const maxRoots = 10_000
const sha256 = 0x12
const identity = 0x00

/**
 * Reads a CAR (version 1 or 2) as it comes in, with each block checked against its CID. Holds one block at a time,
 * whatever lengths the bytes claim.
 * @throws InvalidInputError with the reason
 */
export async function readCar(
  car: AsyncIterable<Uint8Array>,
): Promise<{ roots: string[]; blocks: AsyncIterable<CarBlock> }> {
  const reader = bounded(asyncIterableReader(car))
  const { roots } = await decoding(() => readHeader(reader))
  if (roots.length === 0 || roots.length > maxRoots)
    throw refused(say`must have 1 to ${{ most: maxRoots }} roots`)
  return { roots: roots.map((root) => root.toV1().toString()), blocks: readBlocks(reader) }
}

type BytesReader = ReturnType<typeof asyncIterableReader>

async function* readBlocks(reader: BytesReader): AsyncIterable<CarBlock> {
  while ((await reader.upTo(8)).length > 0) {
    const block = await decoding(async () => {
      const { cid, blockLength } = await readBlockHead(reader)
      if (blockLength < 0) throw refused(say`has a block that is shorter than its CID`)
      return { cid, bytes: await reader.exactly(blockLength, true) }
    })
    verify(block)
    yield { cid: block.cid.toV1(), bytes: block.bytes }
  }
}

function verify({ cid, bytes }: CarBlock): void {
  const { code, digest } = cid.multihash
  if (code !== sha256 && code !== identity) {
    throw refused(say`has a block whose hash function is not supported (0x${{ code: code.toString(16) }})`)
  }
  const actual = code === sha256 ? createHash('sha256').update(bytes).digest() : bytes
  if (Buffer.compare(actual, digest) !== 0)
    throw refused(say`has a block that does not match its CID ${{ cid: cid.toString() }}`)
}

/** A length in the bytes is a claim: nothing is collected beyond what a block may have. */
function bounded(reader: BytesReader): BytesReader {
  return {
    upTo: (length) => reader.upTo(length),
    exactly(length, seek) {
      if (length > maxBlockBytes)
        throw refused(say`has a block of more than ${{ most: maxBlockBytes }} bytes`)
      return reader.exactly(length, seek)
    },
    seek: (length) => reader.seek(length),
    get pos() {
      return reader.pos
    },
  }
}

async function decoding<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidInputError || !isDecodingError(error)) throw error
    throw refused(say`cannot be read: ${{ detail: (error as Error).message }}`)
  }
}

/** What the decoder throws about bad bytes carries no code; what a stream throws (reset, aborted) does. */
function isDecodingError(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error as NodeJS.ErrnoException).code === undefined &&
    error.name !== 'AbortError'
  )
}

function refused(reason: Phrase): InvalidInputError {
  return new InvalidInputError('car', reason)
}
