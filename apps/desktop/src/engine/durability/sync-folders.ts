import { closeSync, fsyncSync, openSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** Windows opens no folders, and some network disks sync none: they are believed. */
const cannot = new Set(['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'])

/** Makes sure that names put into folders survive a loss of power: a renamed file alone may come back under neither. */
export async function syncFolders(...folders: string[]): Promise<void> {
  await Promise.all(
    [...new Set(folders)].map(async (folder) => {
      const handle = await open(folder).catch(unlessImpossible)
      try {
        await handle?.sync().catch(unlessImpossible)
      } finally {
        await handle?.close()
      }
    }),
  )
}

/** The same for one folder, at once. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    unlessImpossible(error)
  }
}

function unlessImpossible(error: unknown): undefined {
  if (!cannot.has((error as NodeJS.ErrnoException).code ?? '')) throw error
}
