import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError, say } from '@intaglio/shared'

/**
 * Makes a folder that a person named, and those it lies in. Step by step: Node's recursive `mkdir` asks without end
 * where the system says of a place that is there, as /proc, that it is not.
 * @throws InvalidInputError where such a place takes no folder
 */
export async function makeFolder(folder: string): Promise<void> {
  const isThere = async (place: string) => (await stat(place).catch(() => undefined))?.isDirectory() === true
  if (await isThere(folder)) return
  const parent = path.dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Another may have made it meanwhile.
    if (code === 'EEXIST' && (await isThere(folder))) return
    if (code !== 'ENOENT' || !(await isThere(parent))) throw error
    throw new InvalidInputError(
      'folder',
      say`"${{ folder: parent }}" is no folder that can be written (${{ code }})`,
    )
  }
}
