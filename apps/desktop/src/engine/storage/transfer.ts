import { setTimeout as wait } from 'node:timers/promises'
import { CID } from 'multiformats/cid'
import { IntaglioError, say, paragraph, inEnglish, type Phrase, type Text } from '@intaglio/shared'
import { isBlockOf } from '../ipfs/blocks.ts'
import type { CarBlock } from '../store/car-blocks.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { createPace, defaultLimits, moreForBytes, type Pace, type PaceLimits } from './pace.ts'
import type { BlockReader, LocalCollection, StorageTarget } from './port.ts'

/** Who pins looks for every block first, perhaps on a slow disk. */
const pinMsPerBlock = 10

export interface TransferLimits extends PaceLimits {
  /** What one request sends at most: little is lost with it, and yet it is worth its while. */
  part: { blocks: number; bytes: number }
  /** Between two questions whether something is pinned; doubled up to the second number. */
  pollMs: [first: number, most: number]
  /** How long to ask before it is left for another time. */
  pinPatienceMs: number
}

export const transferLimits: TransferLimits = {
  ...defaultLimits,
  part: { blocks: 500, bytes: 4 << 20 },
  pollMs: [1_000, 15_000],
  pinPatienceMs: 600_000,
}

export interface Transfer {
  store: Store
  targetId: string
  target: StorageTarget
  collection: LocalCollection
  limits: TransferLimits
}

/** Every block of a collection was read back and matched. */
export interface Verified {
  readFrom: Text
  isIndependent: boolean
  blocks: number
  bytes: number
}

/**
 * Brings a collection to a target and reads all of it back. What the target acknowledged before is not sent again,
 * unless it turns out not to be there: then once more.
 * @throws IntaglioError `PIN_UNVERIFIED`, `CAR_DAMAGED`, and what the target throws
 */
export async function send(transfer: Transfer, options: TaskOptions = {}): Promise<Verified> {
  const { target, collection } = transfer
  const signal = options.signal ?? new AbortController().signal
  const pace = createPace(target.place, transfer.limits)
  for (let round = 1; ; round += 1) {
    if (target.sendBlocks) await sendBlocks(transfer, pace, options, signal)
    await target.sendCar?.({ collection, signal }, (done) =>
      options.onProgress?.({ stage: 'pin', done, total: collection.carBytes, unit: 'bytes' }),
    )
    // Whoever fetches for himself has nothing before he is asked to; others would look for what is missing in vain.
    if (!target.sendBlocks) await pinAll(transfer, pace, signal)
    try {
      const verified = await verify(transfer, options)
      if (target.sendBlocks) await pinAll(transfer, pace, signal)
      return verified
    } catch (error) {
      if (round === 2 || !(error instanceof IntaglioError) || error.code !== 'PIN_UNVERIFIED') throw error
      await target.discardCar?.(collection)
    }
  }
}

/** Sends the blocks the target has not acknowledged, and notes each part that it takes. */
export async function sendBlocks(
  { store, targetId, target, collection, limits }: Transfer,
  pace: Pace,
  { onProgress }: TaskOptions,
  signal: AbortSignal,
): Promise<void> {
  const total = collection.blocks
  let done = total - store.storage.unsentCount(collection.projectId, targetId)
  onProgress?.({ stage: 'pin', done, total })
  await pace.each(
    parts(store, collection.projectId, targetId, limits),
    async (part, limit) => {
      await target.sendBlocks?.(await collection.read(part), limit)
      store.transaction(() => {
        needKnown(store, targetId)
        for (const { cid } of part) store.storage.addSent(targetId, cid)
      })
      done += part.length
      onProgress?.({ stage: 'pin', done, total })
    },
    signal,
    (part) =>
      moreForBytes(
        part.reduce((sum, { bytes }) => sum + bytes, 0),
        limits,
      ),
  )
}

/** A person may forget a place while something is sent there. @throws IntaglioError `TARGET_GONE` */
export function needKnown(store: Store, targetId: string): void {
  if (store.storage.target(targetId)) return
  throw new IntaglioError(say`The place was forgotten meanwhile.`, {
    code: 'TARGET_GONE',
    next: say`Add it again, then send again.`,
  })
}

/** Blocks that are not acknowledged yet, in parts. */
function* parts(
  store: Store,
  projectId: string,
  targetId: string,
  { part: most }: TransferLimits,
): Generator<CarBlock[]> {
  for (let after = -1; ;) {
    const page = store.storage.unsent(projectId, targetId, after, most.blocks)
    let bytes = 0
    const part = page.filter((block, index) => {
      bytes += block.bytes
      return index === 0 || bytes <= most.bytes
    })
    const last = part.at(-1)
    if (!last) return
    after = last.position
    yield part
  }
}

/** Has every root pinned, and waits until it is. */
export async function pinAll(transfer: Transfer, pace: Pace, signal: AbortSignal): Promise<void> {
  for (const root of transfer.collection.roots) await pinUntilDone(transfer, pace, root, signal)
}

async function pinUntilDone(
  { target, collection, limits }: Transfer,
  pace: Pace,
  root: CID,
  signal: AbortSignal,
): Promise<void> {
  const { pin } = target
  if (!pin) return
  const end = Date.now() + limits.pinPatienceMs
  const [first, most] = limits.pollMs
  for (let pause = first; ; pause = Math.min(most, pause * 2)) {
    const moreMs = collection.blocks * pinMsPerBlock
    if (await pace.run((limit) => pin(root, { collection, signal: limit }), signal, moreMs)) return
    if (Date.now() > end) {
      throw new IntaglioError(say`${{ place: target.place }} has not got all files yet.`, {
        code: 'PIN_PENDING',
        retryable: true,
        next: paragraph([
          target.advice?.(),
          say`Send again later: it is asked how far it is, and nothing is sent twice.`,
        ]),
      })
    }
    await wait(pause, undefined, { signal })
  }
}

/**
 * Reads every block of a collection back and compares it with its hash. Those that are missing or wrong count as not
 * sent from then on, unless they were looked for `through` another place, which may just not find them.
 * @throws IntaglioError `PIN_UNVERIFIED`, naming how many and the first; UnavailableError
 */
export async function verify(
  { store, targetId, target, collection, limits }: Transfer,
  { onProgress, signal = new AbortController().signal }: TaskOptions = {},
  through?: BlockReader,
): Promise<Verified> {
  const reader = through ?? target.reader(collection)
  const pace = createPace(reader.place, limits)
  const total = collection.blocks
  const bad: { count: number; first: Phrase | undefined } = { count: 0, first: undefined }
  let done = 0
  let bytes = 0
  await pace.each(
    allBlocks(collection),
    async (block, limit) => {
      const cid = CID.decode(block.cid)
      const read = await reader.read(cid, limit).catch((error: unknown) => {
        if (error instanceof IntaglioError && error.code === 'NOT_FOUND') return undefined
        throw error
      })
      if (read && isBlockOf(cid, read)) bytes += read.byteLength
      else {
        bad.count += 1
        const name = cid.toString()
        bad.first ??= read ? say`${{ cid: name }} came back changed.` : say`${{ cid: name }} is not there.`
        if (!through) store.storage.removeSent(targetId, block.cid)
      }
      done += 1
      onProgress?.({ stage: 'verify', done, total })
    },
    signal,
    ({ bytes: size }) => moreForBytes(size, limits),
  )
  if (bad.first) {
    throw new IntaglioError(say`${{ wrong: bad.count }} of ${{ total }} blocks are not as they should be.`, {
      code: 'PIN_UNVERIFIED',
      why: say`Read from ${{ place: reader.place }}: ${{ first: bad.first }}`,
      next: through
        ? say`It may not find what the first place has: let the two connect, then read back again.`
        : say`Send again; if it happens again, do not trust this place.`,
      details: { bad: bad.count, total, readFrom: inEnglish(reader.place) },
    })
  }
  return { readFrom: reader.place, isIndependent: reader.isIndependent, blocks: total, bytes }
}

function* allBlocks(collection: LocalCollection): Generator<CarBlock> {
  for (const page of collection.pages()) yield* page
}
