import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { SkipError } from './skip.ts'

/** A path relative to the folder, with forward slashes; `problem` where it must not be read. */
export interface FoundFile {
  file: string
  problem?: SkipError
}

/** Files that describe the folder and are no items. */
const describing = new Set(['metadata.csv', 'collection.json'])
const order = new Intl.Collator('en', { numeric: true })

/**
 * Everything in a folder that may be an item, in natural order of its path ("2.png" before "10.png"). Folders and
 * files that begin with `_` or `.` are left alone. Symbolic links are never followed.
 */
export async function* findFiles(folder: string): AsyncGenerator<FoundFile> {
  const root = await realpath(folder)
  yield* walk(root, '')
}

async function* walk(root: string, below: string): AsyncGenerator<FoundFile> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true })
  entries.sort((a, b) => order.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const file = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.name.startsWith('.')) continue
    if (below === '' && describing.has(entry.name)) continue
    if (entry.isSymbolicLink()) {
      yield { file, problem: await linkProblem(root, file) }
    } else if (entry.isDirectory()) {
      if (!entry.name.startsWith('_')) yield* walk(root, file)
    } else if (entry.isFile()) {
      yield { file }
    } else {
      yield { file, problem: new SkipError('UNREADABLE', 'It is neither a file nor a folder.') }
    }
  }
}

async function linkProblem(root: string, file: string): Promise<SkipError> {
  try {
    const target = await realpath(path.join(root, file))
    if (isInside(root, target)) {
      return new SkipError(
        'DUPLICATE',
        `It is a link to "${path.relative(root, target)}", which is in the folder itself.`,
      )
    }
    return new SkipError(
      'OUTSIDE_FOLDER',
      'It is a link to something outside the folder; links are not followed.',
    )
  } catch (cause) {
    return new SkipError('UNREADABLE', 'It is a link that leads nowhere.', cause)
  }
}

/**
 * The full path of a file the folder's description names.
 * @throws SkipError when it is missing, not a file, or a link or path out of the folder
 */
export async function resolveInside(folder: string, file: string): Promise<string> {
  const root = await realpath(folder)
  const full = path.resolve(root, file)
  if (!isInside(root, full)) throw new SkipError('OUTSIDE_FOLDER', 'It is outside the folder.')
  try {
    if (!isInside(root, await realpath(full)))
      throw new SkipError('OUTSIDE_FOLDER', 'It leads out of the folder.')
    if (!(await lstat(full)).isFile()) throw new SkipError('UNREADABLE', 'It is not a file.')
    return full
  } catch (cause) {
    if (cause instanceof SkipError) throw cause
    throw new SkipError('UNREADABLE', 'There is no such file in the folder.', cause)
  }
}

function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target)
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
}
