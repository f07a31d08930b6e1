import { InvalidInputError, NotFoundError, redact, UnavailableError, say } from '@intaglio/shared'
import { CarWriter } from '@ipld/car/writer'
import { create } from 'ipfs-http-client'
import { CID } from 'multiformats/cid'
import type { IpfsPort } from './port.ts'
import { readCar, type CarBlock } from './read-car.ts'

/** The `unixfs-v1-2025` profile. Always sent, because a node's own defaults change between versions. */
const profile = { cidVersion: 1, rawLeaves: true, chunker: 'size-1048576', pin: true } as const

/** How long a node may look for something it does not have. */
const lookUpMilliseconds = 15_000

const pieceBytes = 256 * 1024

/** Kubo, or whatever speaks its RPC API. */
export async function createKubo(options: { apiUrl: string; gatewayUrl: string }): Promise<IpfsPort> {
  const label = say`The IPFS node at ${{ host: new URL(redact(options.apiUrl)).host }}`
  const client = create({ url: options.apiUrl })

  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const reason = whyUnreachable(error)
      if (reason === undefined) throw error
      throw new UnavailableError(label, {
        why: reason,
        next: say`Check that Kubo runs and that IPFS_API_URL is right.`,
        cause: error,
      })
    }
  }

  const ping = () => run(async () => void (await client.version()))
  await ping()

  return {
    gatewayUrl: options.gatewayUrl.replace(/\/+$/, ''),

    async importCar(car, onRoots) {
      const { roots, blocks } = await readCar(car)
      await onRoots?.(roots)
      const checked = reencode(roots, blocks)
      try {
        await run(async () => {
          for await (const { root } of client.dag.import([checked.bytes], { pinRoots: true })) {
            if (root.pinErrorMsg)
              throw new InvalidInputError('car', say`is incomplete: ${{ detail: root.pinErrorMsg }}`)
          }
        })
      } catch (error) {
        // What broke the stream on our side says more than the request that broke with it.
        throw checked.failure() ?? error
      }
      return { roots, ...checked.taken }
    },

    async addFile(body) {
      let bytes = 0
      const counted = async function* () {
        for await (const chunk of body) {
          bytes += chunk.length
          yield chunk
        }
      }
      const { cid } = await run(() => client.add({ content: counted() }, profile))
      return { cid: cid.toString(), bytes }
    },

    async isPinned(cid) {
      checkCid(cid)
      try {
        return await run(async () => {
          for await (const pin of client.pin.ls({ paths: cid, type: 'recursive' })) if (pin) return true
          return false
        })
      } catch (error) {
        if (/is not pinned/.test((error as Error).message)) return false
        throw error
      }
    },

    async unpin(text, isWanted) {
      const cid = checkCid(text)
      await run(() => client.pin.rm(cid)).catch((error: unknown) => {
        if (!/not pinned/.test((error as Error).message)) throw error
      })
      // Whoever began to want it before this question is seen here; whoever begins later pins it later.
      if (!(await isWanted())) return true
      await run(() => client.pin.add(cid, { timeout: lookUpMilliseconds }))
      return false
    },

    async cat(path) {
      const content = client.cat(path, { timeout: lookUpMilliseconds })[Symbol.asyncIterator]()
      // Whether it is there shows with the first bytes.
      const first = await run(() => content.next()).catch((error: unknown) => {
        if (error instanceof UnavailableError) throw error
        throw new NotFoundError(say`The IPFS path ${{ ipfsPath: path }}`, {
          reason: (error as Error).message,
        })
      })
      return (async function* () {
        for (let part = first; !part.done; part = await content.next()) yield part.value
      })()
    },

    ping,
    close: async () => undefined,
  }
}

/** The CAR again, from blocks that have been checked. */
function reencode(roots: readonly string[], blocks: AsyncIterable<CarBlock>) {
  const { writer, out } = CarWriter.create(roots.map((root) => CID.parse(root)))
  const taken = { blocks: 0, bytes: 0 }
  let failure: Error | undefined

  async function pump(): Promise<void> {
    try {
      for await (const block of blocks) {
        taken.blocks += 1
        taken.bytes += block.bytes.length
        await writer.put(block)
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
    }
    await writer.close()
  }

  async function* bytes(): AsyncGenerator<Uint8Array> {
    const pumped = pump()
    yield* inLargerPieces(out)
    await pumped
    // Ends the request before its last boundary, so that the node takes nothing of it.
    if (failure) throw failure
  }

  return { bytes: bytes(), taken, failure: () => failure }
}

/** A write to the network for each small block would cost more than the block. */
async function* inLargerPieces(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    held.push(part)
    size += part.length
    if (size < pieceBytes) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function checkCid(text: string): CID {
  try {
    return CID.parse(text).toV1()
  } catch {
    throw new InvalidInputError('cid', say`must be a CID`)
  }
}

function whyUnreachable(error: unknown): string | undefined {
  const { code, message, name, cause } = error as {
    code?: string
    message: string
    name: string
    cause?: Error
  }
  if (name === 'HTTPError' || error instanceof InvalidInputError) return undefined
  const unreachable = name === 'FetchError' || (code ?? '').startsWith('E') || message === 'fetch failed'
  return unreachable ? (cause?.message ?? message) : undefined
}
