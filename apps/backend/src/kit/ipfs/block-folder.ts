import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError, say } from '@intaglio/shared'
import { NextToLast } from 'blockstore-fs/sharding'
import { CID } from 'multiformats/cid'
import { walkGraph, type BlockSource } from './block-graph.ts'
import { forEach } from './for-each.ts'
import { createTurns } from './turns.ts'
import type { CarBlock } from './read-car.ts'

const identityHash = 0x00

/** Blocks on their way in: written beside the folder and invisible until committed. */
export interface StagingArea {
  put(block: CarBlock): Promise<void>
  /** Moves the blocks into the folder and pins the roots. @throws InvalidInputError unless every root's graph is whole */
  commit(roots: readonly string[]): Promise<void>
  discard(): Promise<void>
}

export interface BlockFolder {
  stage(): StagingArea
  read(cid: CID): Promise<Uint8Array | undefined>
  isPinned(cid: string): Promise<boolean>
  /** See the port. Blocks that another pinned root needs stay. */
  unpin(cid: CID, isWanted: () => Promise<boolean>): Promise<boolean>
}

/**
 * Blocks as files, and pins as empty files named by their CID. A pin that is let go of moves to `leaving` before the
 * first of its blocks goes, and is removed from there after the last: opening the folder finishes what a crash broke off.
 */
export async function openBlockFolder(folder: string): Promise<BlockFolder> {
  const [blocksFolder, pins, staging, leaving] = ['blocks', 'pins', 'staging', 'leaving'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string, string]
  await rm(staging, { recursive: true, force: true })
  for (const part of [blocksFolder, pins, staging, leaving]) await mkdir(part, { recursive: true })
  const sharding = new NextToLast()
  /** What pins and what removes blocks takes turns, so that a root whose graph was found whole stays so. */
  const changing = createTurns()
  /** One root leaves after the other: of two with a block in common, the second one takes it along. */
  const dropping = createTurns()

  const fileIn = (parent: string, cid: CID) => {
    const { dir, file } = sharding.encode(cid)
    return path.join(parent, dir, file)
  }

  /** The first of some folders that has a block. */
  const sourceOf = (parents: readonly string[]): BlockSource => ({
    async read(cid) {
      if (cid.multihash.code === identityHash) return cid.multihash.digest
      for (const parent of parents) {
        const bytes = await readFile(fileIn(parent, cid)).catch(ignoreMissing)
        if (bytes) return bytes
      }
      return undefined
    },
    async has(cid) {
      if (cid.multihash.code === identityHash) return true
      for (const parent of parents) {
        if (await stat(fileIn(parent, cid)).catch(ignoreMissing)) return true
      }
      return false
    },
  })
  const blocks = sourceOf([blocksFolder])
  const isPinned = async (cid: string) =>
    (await stat(path.join(pins, cid)).catch(ignoreMissing)) !== undefined

  function stage(): StagingArea {
    const own = path.join(staging, randomUUID())
    const shards = new Map<string, Promise<unknown>>()
    const discard = () => rm(own, { recursive: true, force: true })

    async function moveIn(): Promise<void> {
      for (const shard of shards.keys()) {
        const target = path.join(blocksFolder, path.basename(shard))
        await mkdir(target, { recursive: true })
        await forEach(await readdir(shard), (file) => rename(path.join(shard, file), path.join(target, file)))
      }
    }

    return {
      async put({ cid, bytes }) {
        const file = fileIn(own, cid.toV1())
        const shard = path.dirname(file)
        const made = shards.get(shard) ?? mkdir(shard, { recursive: true })
        shards.set(shard, made)
        await made
        await writeDurably(file, bytes)
      },
      commit: (roots) =>
        changing.take(async () => {
          await walkGraph(roots, sourceOf([own, blocksFolder]), (cid) => {
            throw missing(cid)
          })
          await moveIn()
          await discard()
          for (const root of roots) await writeFile(path.join(pins, root), '', { flush: true })
        }),
      discard,
    }
  }

  /**
   * Removes the blocks under a root that left, but for those under `kept`. Children go first: until a block is gone,
   * there is a way to it from the root.
   */
  async function removeBlocks(root: string, kept: ReadonlySet<string>): Promise<void> {
    const fileOf = (cid: string) => fileIn(blocksFolder, CID.parse(cid))
    const rows = await walkGraph([root], blocks, ignore, new Set(kept))
    // A file is named by the hash alone: the same bytes may be kept under the CID of another codec.
    const keptFiles = new Set([...kept].map(fileOf))
    for (const row of rows.reverse()) {
      const files = row.map(fileOf).filter((file) => !keptFiles.has(file))
      await forEach(files, (file) => rm(file, { force: true }))
    }
    await rm(path.join(leaving, root), { force: true })
  }

  const unpin = (cid: CID, isWanted: () => Promise<boolean>) =>
    dropping.take(async () => {
      const root = cid.toString()
      const others = (await readdir(pins)).filter((pin) => pin !== root)
      const kept = new Set<string>()
      await walkGraph(others, blocks, ignore, kept)
      return changing.take(async () => {
        if (await isWanted()) return false
        await rename(path.join(pins, root), path.join(leaving, root)).catch(ignoreMissing)
        // What was pinned while the others were walked.
        await walkGraph(await readdir(pins), blocks, ignore, kept)
        if (await stat(path.join(leaving, root)).catch(ignoreMissing)) await removeBlocks(root, kept)
        return true
      })
    })

  for (const root of await readdir(leaving)) {
    const kept = new Set<string>()
    await walkGraph(await readdir(pins), blocks, ignore, kept)
    await removeBlocks(root, kept)
  }

  return { stage, read: (cid) => blocks.read(cid.toV1()), isPinned, unpin }
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

function ignore(): void {
  // A block of what leaves, or of what was pinned by hand, may be gone already.
}

function missing(cid: CID): InvalidInputError {
  return new InvalidInputError('car', say`is incomplete: the block ${{ cid: cid.toString() }} is missing`)
}
