import { readdir } from 'node:fs/promises'
import { InvalidInputError, say } from '@intaglio/shared'

/**
 * What lies in a folder is nobody's to replace.
 * @throws InvalidInputError unless the folder is empty, or not there yet
 */
export async function refuseFullFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new InvalidInputError(
      'folder',
      say`"${{ folder }}" is no folder that can be written (${{ code: String(error.code) }})`,
    )
  })
  if (names.length > 0) throw new InvalidInputError('folder', say`"${{ folder }}" is not empty`)
}
