import { randomUUID } from 'node:crypto'
import { cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '../media/project-folder.ts'
import type { Store } from '../store/store.ts'
import { contentFolders } from './layout.ts'
import { relocate } from './relocate.ts'
import { renumber } from './renumber.ts'

/** Copies a project beside itself. @returns the copy's id */
export async function duplicateProject(
  { store, dataDir }: { store: Store; dataDir: string },
  sourceId: string,
  name: string,
): Promise<string> {
  const projectId = randomUUID()
  const from = projectFolder(dataDir, sourceId)
  const to = projectFolder(dataDir, projectId)
  const tables = store.projectRows.read(sourceId)
  try {
    await mkdir(to.root, { recursive: true })
    for (const folder of [...contentFolders, 'layers']) {
      await cp(path.join(from.root, folder), path.join(to.root, folder), { recursive: true }).catch(absent)
    }
    const own = JSON.stringify(path.join(from.root, 'layers')).slice(1, -1)
    const recipe = String(tables.get('recipes')?.[0]?.['body'] ?? '')
    const moved = recipe.includes(own) ? relocate(tables, path.join(to.root, 'layers')) : tables
    const copy = renumber(moved, { projectId, published: false })
    copy.set(
      'projects',
      copy.get('projects')?.map((row) => ({ ...row, name, created_at: new Date().toISOString() })) ?? [],
    )
    store.projectRows.write(copy)
    return projectId
  } catch (error) {
    await rm(to.root, { recursive: true, force: true })
    throw error
  }
}

function absent(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
}
