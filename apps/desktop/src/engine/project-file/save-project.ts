import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { IntaglioError, isFinalJobState, type JobState, say } from '@intaglio/shared'
import { syncFolders } from '../durability/sync-folders.ts'
import { makeFolder } from '../make-folder.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { ProjectTables } from '../store/project-rows.ts'
import { refuseFullFolder } from '../refuse-full-folder.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { countFiles } from './count-files.ts'
import { writeFolder } from './folder-form.ts'
import { keepRecords } from './keep-records.ts'
import { recordsFolder } from './layout.ts'
import { writeTar } from './tar-form.ts'
import type { ProjectForm, SavedProject } from './types.ts'

/** Writes a project into one file or one folder: its rows, as lines of JSON, and its files. All or nothing. */
export async function saveProject(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
  { target, form }: { target: string; form: ProjectForm },
  { signal, onProgress }: TaskOptions,
): Promise<SavedProject> {
  const { root } = projectFolder(dataDir, projectId)
  const tables = store.projectRows.read(projectId)
  refuseUnfinished(tables)
  if (form === 'folder') await refuseFullFolder(target)
  const partial = `${target}.partial`
  // A tar is made of one place, so there the records lie beside the contents for a while.
  const base = form === 'file' ? root : partial
  const left = path.join(base, recordsFolder)
  try {
    await rm(left, { recursive: true, force: true })
    await makeFolder(base)
    const { name } = store.projects.get(projectId)
    const schema = store.projectRows.version
    const { records, contents, counts } = await keepRecords({ root, base, tables }, { schema, name })
    const files = counts.records + counts.contents
    if (form === 'file') {
      const onFile = countFiles('export', files, onProgress)
      await writeTar(root, [...records, ...contents], partial, { signal, onFile })
      await rename(partial, target)
      return { file: target, bytes: (await stat(target)).size, files }
    }
    const onFile = countFiles('export', counts.contents, onProgress)
    await writeFolder(root, contents, partial, { signal, onFile })
    await rmdir(target).catch(() => undefined)
    await rename(partial, target)
    await syncFolders(path.dirname(target))
    return { file: target, bytes: await bytesIn(target), files }
  } finally {
    await rm(partial, { recursive: true, force: true })
    await rm(path.join(root, recordsFolder), { recursive: true, force: true })
  }
}

function refuseUnfinished(tables: ProjectTables): void {
  const jobs = tables.get('jobs') ?? []
  if (jobs.every(({ state }) => isFinalJobState(state as JobState))) return
  throw new IntaglioError(say`The project has jobs that are not finished.`, {
    code: 'PROJECT_BUSY',
    why: say`Two computers must not run the same job.`,
    next: say`Wait for them, or cancel them.`,
  })
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size
  }
  return bytes
}
