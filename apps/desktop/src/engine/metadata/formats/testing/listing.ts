import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ExportTarget, Listing } from '../format.ts'

/** A folder with these files; pictures are named alone, for no format looks into them. */
export async function listingWith(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Listing> {
  for (const [file, content] of Object.entries(files)) {
    const full = path.join(folder, file)
    await mkdir(path.dirname(full), { recursive: true })
    await writeFile(full, content)
  }
  return listingIn(folder)
}

export async function listingIn(folder: string): Promise<Listing> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
  return { files, items: [], pathOf: (file) => path.join(folder, file) }
}

/** Takes an export into a folder. */
export function folderTarget(folder: string): ExportTarget & { leftOut: string[] } {
  const leftOut: string[] = []
  const write = async (file: string, content: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await writeFile(path.join(folder, file), content)
  }
  return {
    leftOut,
    text: (file, content) => write(file, typeof content === 'string' ? content : [...content].join('')),
    copy: (file) => write(file, ''),
    leaveOut: (field) => void leftOut.push(field),
  }
}
