import { open } from 'node:fs/promises'
import path from 'node:path'
import { CID } from 'multiformats/cid'
import { IntaglioError, say } from '@intaglio/shared'
import { isBlockOf } from '../ipfs/blocks.ts'
import { rootsOf } from '../ipfs/roots.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { Store } from '../store/store.ts'
import type { LocalCollection } from './port.ts'

const pageSize = 500

/**
 * What there is to send of a project.
 * @throws IntaglioError `NO_ADDRESSES`
 */
export function localCollection(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
): LocalCollection {
  const project = store.projects.get(projectId)
  const roots = rootsOf(project).map((root) => CID.parse(root))
  const carFile = path.join(projectFolder(dataDir, projectId).root, project.carFile as string)
  return {
    projectId,
    name: project.name,
    roots,
    blocks: store.carBlocks.count(projectId),
    carFile,
    carBytes: project.carBytes ?? 0,
    *pages() {
      for (let after = -1; ;) {
        const page = store.carBlocks.page(projectId, after, pageSize)
        if (page.length > 0) yield page
        if (page.length < pageSize) return
        after = page.at(-1)?.position ?? after
      }
    },
    find: (cid) => store.carBlocks.get(projectId, cid.bytes),
    async read(blocks) {
      const handle = await open(carFile).catch((cause: unknown) => {
        throw carDamaged(cause)
      })
      try {
        const read = []
        for (const { cid: address, position, bytes: length } of blocks) {
          const cid = CID.decode(address)
          const bytes = new Uint8Array(length)
          const { bytesRead } = await handle.read(bytes, 0, length, position)
          if (bytesRead !== length || !isBlockOf(cid, bytes)) throw carDamaged()
          read.push({ cid, bytes })
        }
        return read
      } finally {
        await handle.close()
      }
    },
  }
}

/** The CAR is not what the addresses were computed with. */
export function carDamaged(cause?: unknown): IntaglioError {
  return new IntaglioError(say`The CAR of the project is damaged or gone.`, {
    code: 'CAR_DAMAGED',
    next: say`Delete it from the project’s folder and compute the addresses again; that needs no network.`,
    cause,
  })
}
