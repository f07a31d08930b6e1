import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError, say } from '@intaglio/shared'
import type { FileRow } from '../store/files.ts'

/** Where a project keeps its bytes; names are content hashes. */
export interface ProjectFolder {
  root: string
  original(sha256: string, extension: string): string
  /** What is published of a file: itself, or the copy made for it. */
  published(file: Pick<FileRow, 'sha256' | 'extension' | 'publishedSha256'>): string
  variant(sha256: string): string
  thumbnail(sha256: string): string
  /** For files that are not finished; emptied when an import begins. */
  temporaryDir: string
  prepare(): Promise<void>
  remove(): Promise<void>
}

/** @throws InvalidInputError when the id could lead out of the projects' folder, which `remove` must never leave */
export function projectFolder(dataDir: string, projectId: string): ProjectFolder {
  if (!/^[\w-]{1,100}$/.test(projectId))
    throw new InvalidInputError('projectId', say`is not the id of a project`)
  const root = path.resolve(dataDir, 'projects', projectId)
  const temporaryDir = path.join(root, 'temporary')
  return {
    root,
    temporaryDir,
    original: (sha256, extension) => path.join(root, 'originals', `${sha256}.${extension}`),
    published: ({ sha256, extension, publishedSha256 }) =>
      publishedSha256 === null
        ? path.join(root, 'originals', `${sha256}.${extension}`)
        : path.join(root, 'published', `${publishedSha256}.${extension}`),
    variant: (sha256) => path.join(root, 'variants', `${sha256}.webp`),
    thumbnail: (sha256) => path.join(root, 'thumbnails', `${sha256}.webp`),
    async prepare() {
      await rm(temporaryDir, { recursive: true, force: true })
      for (const name of ['originals', 'published', 'variants', 'thumbnails', 'temporary']) {
        await mkdir(path.join(root, name), { recursive: true })
      }
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}
