import { constants } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '../make-folder.ts'
import { projectFolder } from '../media/project-folder.ts'
import { refuseFullFolder } from '../refuse-full-folder.ts'
import type { ItemWithFile } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { formatNamed } from './formats/formats.ts'
import type { ExportItem, ExportSource, ExportTarget } from './formats/format.ts'
import { tokenBytes } from './project-metadata.ts'
import type { ExportReport, FormatName } from './types.ts'

const pageSize = 500

/**
 * Writes a project's files and metadata in a layout. Everything goes into a folder beside the wanted one first, which
 * takes its name in one step: a reader sees all of it or nothing. The same project gives the same bytes.
 * @param folder absolute; must not exist or be empty
 * @throws InvalidInputError
 */
export async function exportFolder(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
  folder: string,
  format: FormatName,
  { onProgress, signal }: TaskOptions = {},
): Promise<ExportReport> {
  await refuseFullFolder(folder)
  const project = store.projects.get(projectId)
  // One name, so that what a crash left is swept away.
  const temporary = path.join(path.dirname(folder), `.${path.basename(folder)}.part`)
  await rm(temporary, { recursive: true, force: true })
  await makeFolder(temporary)
  const counts = { files: 0, bytes: 0 }
  const leftOut = new Map<string, number>()
  let copied = 0
  const place = async (file: string) => {
    signal?.throwIfAborted()
    const full = path.join(temporary, file)
    await mkdir(path.dirname(full), { recursive: true })
    return full
  }
  const count = async (full: string) => {
    counts.files += 1
    counts.bytes += (await stat(full)).size
  }
  const target: ExportTarget = {
    async text(file, content) {
      const full = await place(file)
      await writeText(full, typeof content === 'string' ? [content] : content)
      await count(full)
    },
    async copy(file, source) {
      const full = await place(file)
      // A file system that can share the bytes does.
      await copyFile(source, full, constants.COPYFILE_FICLONE)
      await count(full)
      copied += 1
      // The collection's own pictures come on top.
      onProgress?.({ stage: 'export', done: copied, total: Math.max(copied, project.itemCount) })
    },
    leaveOut: (field) => void leftOut.set(field, (leftOut.get(field) ?? 0) + 1),
  }
  try {
    await formatNamed(format).write(target, sourceOf(store, dataDir, project))
    await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await rename(temporary, folder)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
  const left = [...leftOut].map(([field, items]) => ({ field, items }))
  return { folder, format, items: project.itemCount, ...counts, leftOut: left }
}

async function writeText(file: string, parts: Iterable<string>): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    let pending = ''
    for (const part of parts) {
      pending += part
      if (pending.length < 1 << 16) continue
      await handle.writeFile(pending)
      pending = ''
    }
    await handle.writeFile(pending)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function sourceOf(store: Store, dataDir: string, project: ProjectRow): ExportSource {
  const place = projectFolder(dataDir, project.projectId)
  const picture = (sha256: string | null) => {
    const file = sha256 === null ? undefined : store.files.get(project.projectId, sha256)
    return (
      file && {
        picture: place.published(file),
        extension: file.extension,
        mime: file.mime,
      }
    )
  }
  const itemOf = (item: ItemWithFile): ExportItem => {
    // The words as the token says them: what leaves has been through the templates.
    const json = new TextDecoder().decode(tokenBytes(project, item, { imageCid: '' }))
    const { name, description } = JSON.parse(json) as { name: string; description: string }
    return {
      position: item.position,
      name,
      description,
      attributes: JSON.parse(item.attributes) as ExportItem['attributes'],
      extra: JSON.parse(item.extra) as ExportItem['extra'],
      editions: item.editions,
      picture: place.published(item),
      extension: item.extension,
      mime: item.mime,
      cover: picture(item.coverSha256),
    }
  }
  return {
    collection: {
      name: project.name,
      symbol: project.symbol,
      description: project.description,
      royaltyBps: project.royaltyBps,
      externalLink: project.externalLink ?? undefined,
      standard: project.standard,
      logo: picture(project.logoSha256),
      banner: picture(project.bannerSha256),
    },
    *items() {
      for (let after = 0; ;) {
        const page = store.items.page(project.projectId, after, pageSize)
        for (const item of page) {
          after = item.position
          yield itemOf(item)
        }
        if (page.length < pageSize) return
      }
    },
  }
}
