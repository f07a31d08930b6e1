import path from 'node:path'
import { IntaglioError, NotFoundError, say } from '@intaglio/shared'
import type { Edits } from '../edits/types.ts'
import { bringFiles, bringFolder, listingOf } from '../media/brought.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { checkMetadata, checkToken } from './check.ts'
import { exportFolder } from './export-folder.ts'
import { previewMapping, proposeMapping } from './formats/propose-mapping.ts'
import { imageAddress, mediaAddresses } from './image-address.ts'
import { contractBytes, tokenBytes } from './project-metadata.ts'
import type { Metadata } from './types.ts'

/** What tokens and collections say; part of the engine's facade. */
export function createMetadata(context: {
  store: Store
  dataDir: string
  locks: ProjectLocks
  task: (options: TaskOptions | undefined, ...lost: AbortSignal[]) => TaskOptions
  edit: Edits['apply']
}): Metadata {
  const { store, dataDir, locks, task, edit } = context
  const listing = async (from: string | readonly string[]) =>
    listingOf(await (typeof from === 'string' ? bringFolder(from) : bringFiles(from, [])))
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
  const pictureOf = async ({ projectId }: ProjectRow, sha256: string | null) => {
    const file = sha256 === null ? undefined : store.files.get(projectId, sha256)
    return file && imageAddress(dataDir, file)
  }
  const itemAt = (projectId: string, position: number) => {
    const [item] = store.items.page(projectId, position - 1, 1)
    if (item?.position === position) return item
    throw new NotFoundError(say`Token ${{ position }}`, { projectId, position })
  }
  return {
    async tokenJson(projectId, position) {
      const project = store.projects.get(projectId)
      const item = itemAt(projectId, position)
      return text(tokenBytes(project, item, await mediaAddresses(dataDir, item)))
    },
    async contractJson(projectId) {
      const project = store.projects.get(projectId)
      const logo = await pictureOf(project, project.logoSha256)
      const banner = await pictureOf(project, project.bannerSha256)
      return text(contractBytes(project, { logo, banner }))
    },
    check: (projectId, options) => checkMetadata(store, projectId, task(options)),
    async checkToken(projectId, position) {
      const item = itemAt(projectId, position)
      const findings = checkToken(store.projects.get(projectId), item, new Map())
      return findings.map((finding) => ({ ...finding, position, file: item.sourceFile }))
    },
    getTemplates(projectId) {
      const { nameTemplate, descriptionTemplate } = store.projects.get(projectId)
      return { name: nameTemplate, description: descriptionTemplate }
    },
    async setTemplates(projectId, { name, description }) {
      const words = {
        ...(name !== undefined && { nameTemplate: name }),
        ...(description !== undefined && { descriptionTemplate: description }),
      }
      edit(projectId, { kind: 'project', words })
    },
    proposeMapping: async (from) => proposeMapping(await listing(from)),
    previewMapping: async (from, mapping) => previewMapping(await listing(from), mapping),
    exportFolder: (projectId, folder, format, options) =>
      // Alone, so that the items do not change between the first page and the last.
      locks.run(projectId, (lost) => {
        if (store.projects.get(projectId).itemCount === 0) {
          throw new IntaglioError(say`The project has no items.`, {
            code: 'NO_ITEMS',
            next: say`Import a folder of images.`,
          })
        }
        return exportFolder({ store, dataDir }, projectId, path.resolve(folder), format, task(options, lost))
      }),
  }
}
