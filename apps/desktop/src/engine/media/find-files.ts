import { say } from '@intaglio/shared'
import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { SkipError } from './skip.ts'

/** A file that is brought. */
export interface FoundFile {
  /** As descriptions call it: in a folder its path there, with forward slashes. */
  file: string
  /** Absolute path. */
  source: string
  /** Why it must not be read. */
  problem?: SkipError
}

const order = new Intl.Collator('en', { numeric: true })

/** Natural order: "2.png" before "10.png". */
export function byName(a: string, b: string): number {
  return order.compare(a, b) || (a < b ? -1 : 1)
}

/**
 * Everything in a folder, in natural order. Files and folders that begin with
 * `.`, and folders that begin with `_`, are left alone. Symbolic links are never followed.
 * @param root its real path
 */
export async function findFiles(root: string): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for await (const file of walk(root, '')) found.push(file)
  return found
}

async function* walk(root: string, below: string): AsyncGenerator<FoundFile> {
  const entries = await entriesOf(root, below)
  if (entries instanceof SkipError) {
    yield { file: below, source: path.join(root, below), problem: entries }
    return
  }
  entries.sort((a, b) => byName(a.name, b.name))
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    const source = path.join(root, file)
    if (entry.name.startsWith('.')) continue
    if (entry.isSymbolicLink()) {
      yield { file, source, problem: await linkProblem(root, file) }
    } else if (entry.isDirectory()) {
      if (!entry.name.startsWith('_')) yield* walk(root, file)
    } else if (entry.isFile()) {
      yield { file, source }
    } else {
      yield { file, source, problem: new SkipError('UNREADABLE', say`It is neither a file nor a folder.`) }
    }
  }
}

/** What a folder holds, or why it cannot be said: the others are read all the same. */
async function entriesOf(root: string, below: string): Promise<Dirent[] | SkipError> {
  try {
    return await readdir(path.join(root, below), { withFileTypes: true })
  } catch (error) {
    if (below === '') throw error
    const { code } = error as NodeJS.ErrnoException
    return new SkipError(
      'UNREADABLE',
      say`It is a folder that cannot be read (${{ code: String(code) }}).`,
      error,
    )
  }
}

async function linkProblem(root: string, file: string): Promise<SkipError> {
  try {
    const target = await realpath(path.join(root, file))
    if (isInside(root, target)) {
      return new SkipError(
        'DUPLICATE',
        say`It is a link to "${{ target: path.relative(root, target) }}", which is in the folder itself.`,
      )
    }
    return new SkipError(
      'OUTSIDE_FOLDER',
      say`It is a link to something outside the folder; links are not followed.`,
    )
  } catch (cause) {
    return new SkipError('UNREADABLE', say`It is a link that leads nowhere.`, cause)
  }
}

/**
 * The full path of a file the folder's description names.
 * @param root the folder's real path
 * @throws SkipError when it is missing, not a file, or a link or path out of the folder
 */
export async function resolveInside(root: string, file: string): Promise<string> {
  const full = path.resolve(root, file)
  if (!isInside(root, full)) throw new SkipError('OUTSIDE_FOLDER', say`It is outside the folder.`)
  try {
    if (!isInside(root, await realpath(full)))
      throw new SkipError('OUTSIDE_FOLDER', say`It leads out of the folder.`)
    if (!(await lstat(full)).isFile()) throw new SkipError('UNREADABLE', say`It is not a file.`)
    return full
  } catch (cause) {
    if (cause instanceof SkipError) throw cause
    throw new SkipError('UNREADABLE', say`There is no such file in the folder.`, cause)
  }
}

export function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}
