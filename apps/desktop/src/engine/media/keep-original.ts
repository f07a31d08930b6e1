import { say } from '@intaglio/shared'
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
  /** When the source was last changed, in nanoseconds since 1970. */
  mtimeNs: bigint
  /** Of the source: files that swap their names keep their times. */
  inode: bigint
}

/** How often a file is read again that changes while it is read. */
const attempts = 3

/**
 * Copies a file while hashing it, so that what is hashed, looked at and addressed later are the same bytes whatever
 * happens to the source meanwhile. A source that changes between the first byte and the last is read again. The caller
 * moves or deletes the copy.
 * @param onRead for tests: called after each reading, before the source is looked at again
 * @throws SkipError when it is empty, too large, cannot be read or does not stop changing
 */
export async function copyWhileHashing(
  source: string,
  temporaryDir: string,
  onRead: () => Promise<void> = () => Promise.resolve(),
): Promise<KeptCopy> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const copy = await copyOnce(source, temporaryDir, onRead)
    if (copy) return copy
  }
  throw new SkipError('CHANGING', say`It changes while it is read; import it when it is finished.`)
}

/** Undefined where the source changed meanwhile. */
async function copyOnce(
  source: string,
  temporaryDir: string,
  onRead: () => Promise<void>,
): Promise<KeptCopy | undefined> {
  const temporary = path.join(temporaryDir, randomUUID())
  const hash = createHash('sha256')
  let bytes = 0
  // A link put in the file's place since it was listed is refused by the system itself (Windows has no such flag).
  const input = await open(source, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(
    (cause: unknown) => {
      throw new SkipError(
        'UNREADABLE',
        say`It cannot be read (${{ code: String((cause as NodeJS.ErrnoException).code) }}).`,
        cause,
      )
    },
  )
  try {
    const before = await input.stat({ bigint: true })
    const output = await open(temporary, 'wx')
    try {
      for await (const chunk of input.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
        const part = chunk as Buffer
        bytes += part.byteLength
        if (bytes > maxFileBytes) {
          throw new SkipError(
            'TOO_LARGE',
            say`It is larger than ${{ most: maxFileBytes / 1024 / 1024 }} MiB.`,
          )
        }
        hash.update(part)
        await output.writeFile(part)
      }
      await output.sync()
    } finally {
      await output.close()
    }
    await onRead()
    const after = await input.stat({ bigint: true })
    if (after.mtimeNs !== before.mtimeNs || after.size !== before.size || after.size !== BigInt(bytes)) {
      await rm(temporary, { force: true })
      return undefined
    }
    if (bytes === 0) throw new SkipError('EMPTY', say`It has no content (0 bytes).`)
    return { temporary, sha256: hash.digest('hex'), bytes, mtimeNs: after.mtimeNs, inode: after.ino }
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
