// A project as one folder: the layout as it is, for a disk that is shared or a tool that keeps versions.
import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { isEntry, manifestFile } from './layout.ts'
import type { Moving } from './tar-form.ts'

const maxManifestBytes = 8192

/** Copies the files of some folders of `base` into another place. */
export async function writeFolder(
  base: string,
  folders: readonly string[],
  place: string,
  { signal, onFile }: Moving,
): Promise<void> {
  for (const folder of folders) {
    await mkdir(path.join(place, folder), { recursive: true })
    for (const name of await readdir(path.join(base, folder))) {
      signal?.throwIfAborted()
      const file = path.join(folder, name)
      await copyFile(path.join(base, file), path.join(place, file), constants.COPYFILE_FICLONE)
      onFile()
    }
  }
}

/** Copies what a project may hold out of a folder; links are no files of a project. */
export async function takeFolder(folder: string, root: string, { signal, onFile }: Moving): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    signal?.throwIfAborted()
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file)
    if (!entry.isFile() || !isEntry(name.split(path.sep).join('/'))) continue
    await mkdir(path.dirname(path.join(root, name)), { recursive: true })
    await copyFile(file, path.join(root, name), constants.COPYFILE_FICLONE)
    onFile()
  }
}

/** The text of the folder's manifest; undefined where there is none. */
export async function manifestOfFolder(folder: string): Promise<string | undefined> {
  const file = path.join(folder, manifestFile)
  const found = await stat(file).catch(() => undefined)
  return found?.isFile() === true && found.size <= maxManifestBytes ? readFile(file, 'utf8') : undefined
}
