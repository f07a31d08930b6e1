// What a person brings into a project: a folder, or files chosen by themselves.
import { lstat, realpath } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError, say } from '@intaglio/shared'
import type { Listing } from '../metadata/formats/format.ts'
import { byName, findFiles, isInside, resolveInside, type FoundFile } from './find-files.ts'
import { SkipError } from './skip.ts'

export interface Brought {
  /** Undefined where files were chosen by themselves. */
  folder: string | undefined
  files: FoundFile[]
  /** By what a file is known when it is brought again: an absolute folder, and the path in it with forward slashes. */
  keyOf(source: string): SourceKey
  /** Absolute path of a file that a description names. @throws SkipError where it must not be read */
  resolve(file: string): Promise<string>
}

export interface SourceKey {
  folder: string
  file: string
}

/** @throws InvalidInputError when `folder` is no folder */
export async function bringFolder(folder: string): Promise<Brought> {
  if (!(await lstat(await realpath(folder).catch(() => folder)).catch(() => undefined))?.isDirectory()) {
    throw new InvalidInputError('folder', say`there is no folder "${{ folder }}"`)
  }
  const root = await realpath(folder)
  return {
    folder: root,
    files: await findFiles(root),
    keyOf: (source) => keyIn(root, source),
    resolve: (file) => resolveInside(root, file),
  }
}

/**
 * @param files paths; each is called by the last part of its path, or the last two where several end alike
 * @param folders real paths of folders that were brought before: a file of theirs stays theirs
 * @throws InvalidInputError where one of them is a folder
 */
export async function bringFiles(files: readonly string[], folders: readonly string[]): Promise<Brought> {
  const called = new Map<string, FoundFile>()
  for (const given of new Set(files.map((file) => path.resolve(file)))) {
    const found = await lookAt(given)
    const { base, dir } = path.parse(found.source)
    const name = [base, `${path.basename(dir)}/${base}`].find((each) => !called.has(each)) ?? found.source
    called.set(name, { ...found, file: name })
  }
  return {
    folder: undefined,
    files: [...called.values()].sort((a, b) => byName(a.file, b.file)),
    keyOf(source) {
      const home = folders.find((folder) => isInside(folder, source))
      return keyIn(home ?? path.dirname(source), source)
    },
    resolve(file) {
      const source = called.get(file)?.source
      if (source !== undefined) return Promise.resolve(source)
      return Promise.reject(new SkipError('UNREADABLE', say`It is not among the files that were chosen.`))
    },
  }
}

/** The names under which what is brought may be spoken of. @param items files of items that are there */
export function listingOf({ files }: Brought, items: readonly string[] = []): Listing {
  const readable = files.filter(({ problem }) => problem === undefined)
  const sources = new Map(readable.map(({ file, source }) => [file, source]))
  return {
    files: [...sources.keys()],
    items,
    pathOf: (file) => sources.get(file) ?? file,
  }
}

async function lookAt(given: string): Promise<FoundFile> {
  const stat = await lstat(given).catch(() => undefined)
  if (stat?.isDirectory()) throw new InvalidInputError('files', say`"${{ given }}" is a folder`)
  if (stat?.isFile()) return { file: given, source: await realpath(given) }
  const why = stat ? say`It is a link or no file; links are not followed.` : say`There is no such file.`
  return { file: given, source: given, problem: new SkipError('UNREADABLE', why) }
}

function keyIn(folder: string, source: string): SourceKey {
  return { folder, file: path.relative(folder, source).split(path.sep).join('/') }
}
