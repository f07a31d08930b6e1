import { lstat } from 'node:fs/promises'
import path from 'node:path'
import type { FileRow } from '../store/files.ts'
import type { SourceRow } from '../store/sources.ts'
import { isCurrent, keepMedium, type Keeper, type Kept, type Reading } from './keep-medium.ts'

/** A file changed so lately may change again without its time showing it. */
const settlingNs = 2_000_000_000n

/**
 * Keeps a file of a folder, but reads it only where its size, time of change or place on the disk is not what it was the
 * last time, or
 * it has to be published in another form now.
 * @param folder absolute
 * @param file and `cover` are relative to it
 * @throws SkipError
 */
export async function keepIfChanged(
  keeper: Keeper,
  folder: string,
  file: string,
  cover: string | undefined,
): Promise<Kept> {
  const known = await unchanged(keeper, folder, file)
  const knownCover = cover === undefined ? undefined : await unchanged(keeper, folder, cover)
  const isKnown =
    known && Boolean(cover) === Boolean(knownCover) && isCurrent(known, keeper.settings, knownCover?.sha256)
  if (isKnown) return { file: known, isNew: false, readings: [], notes: [] }
  return keepMedium(
    keeper,
    path.join(folder, file),
    cover === undefined ? undefined : path.join(folder, cover),
  )
}

async function unchanged(
  { store, projectId }: Keeper,
  folder: string,
  file: string,
): Promise<FileRow | undefined> {
  const before = store.sources.get(projectId, folder, file)
  if (!before || before.mtimeNs === '0') return undefined
  const now = await lstat(path.join(folder, file), { bigint: true }).catch(() => undefined)
  const isSame =
    now?.isFile() &&
    now.mtimeNs.toString() === before.mtimeNs &&
    now.ino.toString() === before.inode &&
    now.size === BigInt(before.bytes)
  return isSame ? store.files.get(projectId, before.sha256) : undefined
}

/** What to remember of a file that was read. */
export function sourceRow(projectId: string, folder: string, reading: Reading): SourceRow {
  const { source, bytes, mtimeNs, inode, sha256 } = reading
  const isSettled = BigInt(Date.now()) * 1_000_000n - mtimeNs > settlingNs
  const file = path.relative(folder, source).split(path.sep).join('/')
  return {
    ...{ projectId, folder, file, bytes, sha256 },
    ...{ mtimeNs: isSettled ? mtimeNs.toString() : '0', inode: inode.toString() },
  }
}
