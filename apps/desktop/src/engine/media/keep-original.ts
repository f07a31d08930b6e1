import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { SkipError } from './skip.ts'

/** Bytes of the largest picture an import takes. */
export const maxFileBytes = 512 * 1024 * 1024

/** A copy that no one else can change, not yet under its final name. */
export interface KeptCopy {
  /** Absolute path in the temporary folder. */
  temporary: string
  /** Hex. */
  sha256: string
  bytes: number
}

/**
 * Copies a file while hashing it, so that what is hashed, looked at and addressed later are the same bytes whatever
 * happens to the source meanwhile. The caller moves or deletes the copy.
 * @throws SkipError when it is empty, too large or cannot be read
 */
export async function copyWhileHashing(source: string, temporaryDir: string): Promise<KeptCopy> {
  const temporary = path.join(temporaryDir, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  // A link put in the file's place since it was listed is refused by the system itself (Windows has no such flag).
  const input = await open(source, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(
    (cause: unknown) => {
      throw new SkipError(
        'UNREADABLE',
        `It cannot be read (${(cause as NodeJS.ErrnoException).code}).`,
        cause,
      )
    },
  )
  try {
    const output = await open(temporary, 'wx')
    try {
      for await (const chunk of input.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
        const part = chunk as Buffer
        bytes += part.byteLength
        if (bytes > maxFileBytes) {
          throw new SkipError('TOO_LARGE', `It is larger than ${maxFileBytes / 1024 / 1024} MiB.`)
        }
        hash.update(part)
        await output.writeFile(part)
      }
      await output.sync()
    } finally {
      await output.close()
    }
    if (bytes === 0) throw new SkipError('EMPTY', 'It has no content (0 bytes).')
    return { temporary, sha256: hash.digest('hex'), bytes }
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    await input.close()
  }
}

/** Puts finished bytes under their final name in one step: a reader sees all of a file or none. */
export async function moveInPlace(temporary: string, final: string): Promise<void> {
  await rename(temporary, final)
}
