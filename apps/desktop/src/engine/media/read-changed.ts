import { lstat } from 'node:fs/promises'
import type { FileRow } from '../store/files.ts'
import type { SourceRow } from '../store/sources.ts'
import type { Brought } from './brought.ts'
import { isCurrent, isThere, keepMedium, type Keeper, type Kept, type Reading } from './keep-medium.ts'

/** A file changed so lately may change again without its time showing it. */
const settlingNs = 2_000_000_000n

/**
 * Keeps a file, but reads it only where its size, time of change or place on the disk is not what it was the last time,
 * it has to be published in another form now, or what was kept of it is gone.
 * @param source and `cover` are absolute paths
 * @throws SkipError
 */
export async function keepIfChanged(
  keeper: Keeper,
  brought: Brought,
  source: string,
  cover: string | undefined,
): Promise<Kept> {
  const known = await unchanged(keeper, brought, source)
  const knownCover = cover === undefined ? undefined : await unchanged(keeper, brought, cover)
  const isKnown =
    known &&
    Boolean(cover) === Boolean(knownCover) &&
    isCurrent(known, keeper.settings, knownCover?.sha256) &&
    (await isThere(keeper, known))
  if (isKnown) return { file: known, isNew: false, readings: [], notes: [] }
  return keepMedium(keeper, source, cover)
}

async function unchanged(
  { store, projectId }: Keeper,
  { keyOf }: Brought,
  source: string,
): Promise<FileRow | undefined> {
  const before = store.sources.get(projectId, keyOf(source))
  if (!before || before.mtimeNs === '0') return undefined
  const now = await lstat(source, { bigint: true }).catch(() => undefined)
  const isSame =
    now?.isFile() &&
    now.mtimeNs.toString() === before.mtimeNs &&
    now.ino.toString() === before.inode &&
    now.size === BigInt(before.bytes)
  return isSame ? store.files.get(projectId, before.sha256) : undefined
}

/** What to remember of a file that was read. @param named what its item is called */
export function sourceRow(
  projectId: string,
  { keyOf, folder }: Brought,
  reading: Reading,
  named: string,
): SourceRow {
  const { source, bytes, mtimeNs, inode, sha256 } = reading
  const isSettled = BigInt(Date.now()) * 1_000_000n - mtimeNs > settlingNs
  return {
    ...{ projectId, ...keyOf(source), bytes, sha256, named },
    single: folder === undefined ? 1 : 0,
    ...{ mtimeNs: isSettled ? mtimeNs.toString() : '0', inode: inode.toString() },
  }
}
