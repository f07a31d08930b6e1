import { accessSync, constants, statfsSync, statSync } from 'node:fs'
import path from 'node:path'
import { IntaglioError, say, type Phrase } from '@intaglio/shared'

/** Bytes: less than SQLite asks for at a time. */
const nothingLeft = 1 << 20

interface DiskReason {
  code: 'DISK_FULL' | 'FOLDER_READ_ONLY' | 'NOT_PERMITTED' | 'DISK_FAULT'
  message: Phrase
  next: Phrase
  /** Whether it may go by itself: the queue waits then, and does not give a job up. */
  retryable: boolean
}

const full: DiskReason = {
  code: 'DISK_FULL',
  message: say`The disk is full.`,
  next: say`Make room, then start again: what is done so far is kept.`,
  retryable: true,
}
const readOnly: DiskReason = {
  code: 'FOLDER_READ_ONLY',
  message: say`A folder the studio works in cannot be written.`,
  next: say`Give yourself the right to write there, or choose another data folder.`,
  retryable: false,
}
const forbidden: DiskReason = {
  code: 'NOT_PERMITTED',
  message: say`The system does not let the studio use a file or folder.`,
  next: say`Give yourself the right to it, then start again: what is done so far is kept.`,
  retryable: false,
}
const fault: DiskReason = {
  code: 'DISK_FAULT',
  message: say`The disk did not do what it was asked to.`,
  next: say`See that it is connected and sound, then start again: what is done so far is kept.`,
  retryable: true,
}

/** By the name the system or SQLite gives the error; of SQLite's the longest that begins it is taken. */
const reasons: Readonly<Record<string, DiskReason>> = {
  ...{ ENOSPC: full, EDQUOT: full, EFBIG: full, SQLITE_FULL: full },
  ...{ EROFS: readOnly, SQLITE_READONLY: readOnly, EACCES: forbidden, EPERM: forbidden },
  ...{ EIO: fault, ENXIO: fault, ENODEV: fault, ESTALE: fault, SQLITE_IOERR: fault },
}

/** What a disk that is full, read-only or broken means to a person; any other error is returned as it is. */
export function explainDisk(error: unknown, where?: string): unknown {
  if (!(error instanceof Error) || error instanceof IntaglioError) return error
  const { code = '', path: file = where } = error as NodeJS.ErrnoException
  const reason = reasons[code] ?? reasons[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  // SQLite has no word of its own for every file it could not enlarge.
  if (reason === fault && file !== undefined && isFull(file)) return diskError(full, code, file, error)
  return reason ? diskError(reason, code, file, error) : error
}

function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(statSync(file).isDirectory() ? file : path.dirname(file))
    return bavail * bsize < nothingLeft
  } catch {
    return false
  }
}

/** @throws IntaglioError `FOLDER_READ_ONLY` where a file or folder may not be written */
export function needWritable(...files: string[]): void {
  for (const file of files) {
    try {
      accessSync(file, constants.W_OK)
    } catch (error) {
      throw diskError(readOnly, (error as NodeJS.ErrnoException).code ?? '', file, error)
    }
  }
}

function diskError(
  reason: DiskReason,
  code: string,
  file: string | undefined,
  cause: unknown,
): IntaglioError {
  const { message, ...options } = reason
  return new IntaglioError(message, {
    ...options,
    ...(file !== undefined && { why: say`The system says ${{ code }} of ${{ file }}.`, details: { file } }),
    cause,
  })
}
