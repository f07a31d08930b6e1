import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create } from 'tar'
import { IntaglioError, isFinalJobState, type JobState } from '@intaglio/shared'
import { projectFolder } from '../media/project-folder.ts'
import { travelling, type ProjectTables, type Row } from '../store/project-rows.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import {
  contentFolders,
  layersFolder,
  manifestFile,
  recordsFolder,
  rowsFile,
  type Manifest,
} from './layout.ts'
import { layerFilesOf, relocate } from './relocate.ts'
import type { SavedProject } from './types.ts'

/** Writes a project into one file: a tar of its rows, as lines of JSON, and of its files. All or nothing. */
export async function saveProject(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
  file: string,
  { signal, onProgress }: TaskOptions,
): Promise<SavedProject> {
  const { root } = projectFolder(dataDir, projectId)
  const tables = store.projectRows.read(projectId)
  refuseUnfinished(tables)
  const records = path.join(root, recordsFolder)
  const partial = `${file}.partial`
  try {
    await rm(records, { recursive: true, force: true })
    await mkdir(path.join(records, 'rows'), { recursive: true })
    // No path of this computer goes along.
    await writeRows(root, relocate(tables, 'layers'))
    const layers = await copyLayers(root, tables)
    const folders = await existing(root)
    const files = folders.count + layers + travelling.length
    const { name } = store.projects.get(projectId)
    await writeFile(
      path.join(root, manifestFile),
      JSON.stringify({
        format: 'intaglio-project',
        schema: store.projectRows.version,
        name,
        files,
      } satisfies Manifest),
    )
    let done = 0
    const startedAt = performance.now()
    const pack = create(
      {
        cwd: root,
        portable: true,
        noDirRecurse: false,
        onWriteEntry: (entry) => {
          if (entry.type !== 'File') return
          done += 1
          onProgress?.({
            stage: 'export',
            done: Math.min(done, files),
            total: files,
            perSecond: (done * 1000) / (performance.now() - startedAt),
          })
        },
      },
      // The manifest first: whoever reads knows at once what it is.
      [manifestFile, `${recordsFolder}/rows`, ...(layers > 0 ? [layersFolder] : []), ...folders.names],
    )
    await pipeline(pack as unknown as NodeJS.ReadableStream, createWriteStream(partial), {
      ...(signal && { signal }),
    })
    await rename(partial, file)
    return { file, bytes: (await stat(file)).size, files }
  } finally {
    await rm(partial, { force: true })
    await rm(records, { recursive: true, force: true })
  }
}

function refuseUnfinished(tables: ProjectTables): void {
  const jobs = tables.get('jobs') ?? []
  if (jobs.every(({ state }) => isFinalJobState(state as JobState))) return
  throw new IntaglioError('The project has jobs that are not finished.', {
    code: 'PROJECT_BUSY',
    why: 'Two computers must not run the same job.',
    next: 'Wait for them, or cancel them.',
  })
}

async function writeRows(root: string, tables: ProjectTables): Promise<void> {
  for (const table of travelling) {
    const lines = (tables.get(table) ?? []).map((row) => `${JSON.stringify(outgoing(table, row))}\n`)
    await writeFile(path.join(root, rowsFile(table)), lines.join(''))
  }
}

/** What a signed transaction could be sent with stays here. */
function outgoing(table: string, row: Row): Row {
  return table === 'jobs' ? { ...row, raw_tx: null } : row
}

/** @returns how many there are */
async function copyLayers(root: string, tables: ProjectTables): Promise<number> {
  const layers = layerFilesOf(tables)
  let count = 0
  for (const file of layers?.files ?? []) {
    const to = path.join(root, layersFolder, file)
    await mkdir(path.dirname(to), { recursive: true })
    // A picture that is gone is missed by the recipe itself, and says so there.
    const copied = await copyFile(path.resolve(layers?.folder ?? '', file), to).then(
      () => true,
      () => false,
    )
    if (copied) count += 1
  }
  return count
}

async function existing(root: string): Promise<{ names: string[]; count: number }> {
  const names: string[] = []
  let count = 0
  for (const name of contentFolders) {
    const files = await readdir(path.join(root, name)).catch(() => [])
    if (files.length === 0) continue
    names.push(name)
    count += files.length
  }
  return { names, count }
}
