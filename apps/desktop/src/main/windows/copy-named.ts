import { constants } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { namesFor } from './drag-names.ts'

/** A file that is kept under a name of no meaning, and what it is called. */
export interface Named {
  file: string
  name: string
}

/**
 * Copies files under their names into a folder; nothing that is there is written over.
 * @returns the copies' paths
 */
export async function copyNamed(files: readonly Named[], folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const names = namesFor(
    files.map(({ name }) => name),
    await readdir(folder),
  )
  const copies: string[] = []
  for (const [index, { file }] of files.entries()) {
    const copy = join(folder, names[index] ?? '')
    // Where the file system can, a copy costs nothing before it is written to.
    await copyFile(file, copy, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL)
    copies.push(copy)
  }
  return copies
}
