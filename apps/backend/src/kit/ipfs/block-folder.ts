import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decode } from '@ipld/dag-pb'
import { InvalidInputError } from '@intaglio/shared'
import { NextToLast } from 'blockstore-fs/sharding'
import { CID } from 'multiformats/cid'
import { forEach } from './for-each.ts'
import type { CarBlock } from './read-car.ts'

const dagPb = 0x70
const raw = 0x55
const identityHash = 0x00

/** Blocks on their way in: written beside the folder and invisible until committed. */
export interface StagingArea {
  put(block: CarBlock): Promise<void>
  /** Moves the blocks into the folder. @throws InvalidInputError unless every root's graph is whole */
  commit(roots: readonly string[]): Promise<void>
  discard(): Promise<void>
}

export interface BlockFolder {
  stage(): StagingArea
  read(cid: CID): Promise<Uint8Array | undefined>
  pin(cids: readonly string[]): Promise<void>
  isPinned(cid: string): Promise<boolean>
}

/** Blocks as files, and pins as empty files named by their CID. */
export async function openBlockFolder(folder: string): Promise<BlockFolder> {
  const [blocksFolder, pins, staging] = ['blocks', 'pins', 'staging'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string]
  await rm(staging, { recursive: true, force: true })
  for (const part of [blocksFolder, pins, staging]) await mkdir(part, { recursive: true })
  const sharding = new NextToLast()

  const fileIn = (parent: string, cid: CID) => {
    const { dir, file } = sharding.encode(cid)
    return path.join(parent, dir, file)
  }

  async function readFrom(parents: readonly string[], cid: CID): Promise<Uint8Array | undefined> {
    if (cid.multihash.code === identityHash) return cid.multihash.digest
    for (const parent of parents) {
      const bytes = await readFile(fileIn(parent, cid)).catch(ignoreMissing)
      if (bytes) return bytes
    }
    return undefined
  }

  async function isIn(parents: readonly string[], cid: CID): Promise<boolean> {
    if (cid.multihash.code === identityHash) return true
    for (const parent of parents) {
      if (await stat(fileIn(parent, cid)).catch(ignoreMissing)) return true
    }
    return false
  }

  function stage(): StagingArea {
    const own = path.join(staging, randomUUID())
    const shards = new Map<string, Promise<unknown>>()
    const discard = () => rm(own, { recursive: true, force: true })

    return {
      async put({ cid, bytes }) {
        const file = fileIn(own, cid.toV1())
        const shard = path.dirname(file)
        const made = shards.get(shard) ?? mkdir(shard, { recursive: true })
        shards.set(shard, made)
        await made
        await writeDurably(file, bytes)
      },
      async commit(roots) {
        await checkWhole(roots, [own, blocksFolder])
        for (const shard of shards.keys()) {
          const target = path.join(blocksFolder, path.basename(shard))
          await mkdir(target, { recursive: true })
          await forEach(await readdir(shard), (file) =>
            rename(path.join(shard, file), path.join(target, file)),
          )
        }
        await discard()
      },
      discard,
    }
  }

  /** Walks from the roots; raw leaves need only be there. */
  async function checkWhole(roots: readonly string[], parents: readonly string[]): Promise<void> {
    const seen = new Set(roots)
    let level = roots.map((root) => CID.parse(root))
    while (level.length > 0) {
      const next: CID[] = []
      await forEach(level, async (cid) => {
        if (cid.code !== dagPb && cid.code !== raw) {
          throw new InvalidInputError(
            'car',
            `has a root whose codec is not supported (0x${cid.code.toString(16)})`,
          )
        }
        if (cid.code === raw) {
          if (!(await isIn(parents, cid))) throw missing(cid)
          return
        }
        const bytes = await readFrom(parents, cid)
        if (!bytes) throw missing(cid)
        for (const { Hash: child } of linksOf(bytes, cid)) {
          const link = child.toV1().toString()
          if (seen.has(link)) continue
          seen.add(link)
          next.push(CID.parse(link))
        }
      })
      level = next
    }
  }

  return {
    stage,
    read: (cid) => readFrom([blocksFolder], cid.toV1()),
    async pin(cids) {
      for (const cid of cids) await writeFile(path.join(pins, cid), '', { flush: true })
    },
    isPinned: async (cid) => (await stat(path.join(pins, cid)).catch(ignoreMissing)) !== undefined,
  }
}

function linksOf(bytes: Uint8Array, cid: CID) {
  try {
    return decode(bytes).Links
  } catch (error) {
    throw new InvalidInputError(
      'car',
      `has a block that is no dag-pb node: ${cid.toString()} (${(error as Error).message})`,
    )
  }
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

function missing(cid: CID): InvalidInputError {
  return new InvalidInputError('car', `is incomplete: the block ${cid.toString()} is missing`)
}
