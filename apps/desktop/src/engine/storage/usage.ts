import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { projectFolder } from '../media/project-folder.ts'
import type { Store } from '../store/store.ts'

/** What a project keeps on this computer, by what it is. */
export const usageKinds = ['pictures', 'films', 'sounds', 'models', 'copies', 'previews', 'car'] as const
export interface Usage {
  kind: (typeof usageKinds)[number]
  files: number
  bytes: number
}

const kindOf: Readonly<Record<string, Usage['kind']>> = { video: 'films', audio: 'sounds', model: 'models' }
/** Folders of pictures that can be made again. */
const previewFolders = ['thumbnails', 'variants']

/** Kinds of which there is something, in the order above. */
export async function usageOf(
  { store, dataDir }: { store: Store; dataDir: string },
  projectId: string,
): Promise<Usage[]> {
  const project = store.projects.get(projectId)
  const { root } = projectFolder(dataDir, projectId)
  const found = new Map<Usage['kind'], Usage>()
  const add = (kind: Usage['kind'], files: number, bytes: number) => {
    const before = found.get(kind) ?? { kind, files: 0, bytes: 0 }
    found.set(kind, { kind, files: before.files + files, bytes: before.bytes + bytes })
  }
  for (const { kind, files, bytes, copies, copyBytes } of store.files.bytesByKind(projectId)) {
    add(kindOf[kind] ?? 'pictures', files, bytes)
    add('copies', copies, copyBytes)
  }
  for (const name of previewFolders) {
    const { files, bytes } = await folderBytes(path.join(root, name))
    add('previews', files, bytes)
  }
  if (project.carFile !== null) add('car', 1, project.carBytes ?? 0)
  return usageKinds.flatMap((kind) => found.get(kind) ?? []).filter(({ files }) => files > 0)
}

/** A hundred at a time: fast, and no more handles than that. */
const atOnce = 100

async function folderBytes(folder: string): Promise<{ files: number; bytes: number }> {
  const names = await readdir(folder).catch(() => [])
  let bytes = 0
  for (let first = 0; first < names.length; first += atOnce) {
    const sizes = names.slice(first, first + atOnce).map(async (name) => {
      // Gone meanwhile counts as nothing.
      const found = await stat(path.join(folder, name)).catch(() => undefined)
      return found?.size ?? 0
    })
    for (const size of await Promise.all(sizes)) bytes += size
  }
  return { files: names.length, bytes }
}
