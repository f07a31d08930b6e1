import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes sure that names put into a folder survive a loss of power; systems that cannot say so are believed. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    // Windows opens no folders; some network disks sync none.
    if (
      !['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(
        (error as NodeJS.ErrnoException).code ?? '',
      )
    )
      throw error
  }
}
