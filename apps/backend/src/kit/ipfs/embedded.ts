import path from 'node:path'
import { InvalidInputError, NotFoundError, say } from '@intaglio/shared'
import { exporter, type UnixFSEntry } from 'ipfs-unixfs-exporter'
import { importer } from 'ipfs-unixfs-importer'
import { CID } from 'multiformats/cid'
import type { PublicAddress } from '../config/config.ts'
import { listenForFiles } from '../http/file-listener.ts'
import { openBlockFolder, type StagingArea } from './block-folder.ts'
import { createFolderLinks } from './folder-links.ts'
import { forEach } from './for-each.ts'
import { createGatewayHandler } from './gateway.ts'
import type { IpfsPort } from './port.ts'
import { readCar } from './read-car.ts'

export interface EmbeddedIpfsOptions {
  folder: string
  /** Of the gateway; on this machine alone where left out. */
  gateway?: PublicAddress | undefined
}

/** IPFS without a network: blocks in a folder, and a read-only gateway. */
export async function createEmbeddedIpfs(options: EmbeddedIpfsOptions): Promise<IpfsPort> {
  const folder = await openBlockFolder(options.folder)

  const readable = {
    async *get(cid: CID): AsyncGenerator<Uint8Array> {
      const bytes = await folder.read(cid)
      if (!bytes) throw new NotFoundError(say`The block ${{ cid: cid.toString() }}`)
      yield bytes
    },
  }

  async function resolve(ipfsPath: string): Promise<UnixFSEntry> {
    try {
      return await exporter(ipfsPath, readable)
    } catch (error) {
      throw new NotFoundError(say`The IPFS path ${{ ipfsPath }}`, { reason: (error as Error).message })
    }
  }

  const shorten = createFolderLinks(resolve)

  /** Whatever goes wrong on the way leaves neither a block nor a pin. */
  async function keep<T extends { roots: string[] }>(fill: (staging: StagingArea) => Promise<T>): Promise<T> {
    const staging = folder.stage()
    try {
      const result = await fill(staging)
      await staging.commit(result.roots)
      return result
    } catch (error) {
      await staging.discard()
      throw error
    }
  }

  const handler = createGatewayHandler({ resolve, readBlock: folder.read })
  const listener = await listenForFiles(handler, {
    portFile: path.join(options.folder, 'port'),
    address: options.gateway,
  })

  return {
    gatewayUrl: listener.url,

    importCar: (car, onRoots) =>
      keep(async (staging) => {
        const { roots, blocks } = await readCar(car)
        await onRoots?.(roots)
        const taken = { blocks: 0, bytes: 0 }
        await forEach(blocks, async (block) => {
          taken.blocks += 1
          taken.bytes += block.bytes.length
          await staging.put(block)
        })
        return { roots, ...taken }
      }),

    async addFile(body) {
      const { roots, bytes } = await keep((staging) => importFile(body, staging))
      return { cid: roots[0] as string, bytes }
    },

    isPinned: async (cid) => folder.isPinned(parseCid(cid).toV1().toString()),

    unpin: async (cid, isWanted) => folder.unpin(parseCid(cid).toV1(), isWanted),

    async cat(ipfsPath) {
      const entry = await resolve(await shorten(ipfsPath))
      if (entry.type !== 'file' && entry.type !== 'raw' && entry.type !== 'identity')
        throw new NotFoundError(say`A file at ${{ ipfsPath }}`)
      return entry.content() as AsyncIterable<Uint8Array>
    },

    async ping() {
      await folder.isPinned('ping')
    },
    close: () => listener.close(),
  }
}

async function importFile(
  body: AsyncIterable<Uint8Array>,
  staging: StagingArea,
): Promise<{ roots: string[]; bytes: number }> {
  let bytes = 0
  async function* counted() {
    for await (const chunk of body) {
      bytes += chunk.length
      yield chunk
    }
  }
  const sink = {
    async put(cid: CID, block: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
      await staging.put({ cid, bytes: await gather(block) })
      return cid
    },
  }
  const roots: string[] = []
  for await (const entry of importer([{ content: counted() }], sink, { profile: 'unixfs-v1-2025' })) {
    roots.push(entry.cid.toString())
  }
  return { roots, bytes }
}

async function gather(
  block: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  if (block instanceof Uint8Array) return block
  const parts: Uint8Array[] = []
  for await (const part of block) parts.push(part)
  return Buffer.concat(parts)
}

function parseCid(text: string): CID {
  try {
    return CID.parse(text)
  } catch {
    throw new InvalidInputError('cid', say`must be a CID`)
  }
}
