import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { travelling, type ProjectTables, type Row } from '../store/project-rows.ts'
import { contentFolders, layersFolder, manifestFile, rowsFile, rowsFolder, type Manifest } from './layout.ts'
import { layerFilesOf, relocate } from './relocate.ts'

/** What makes up a project that is saved. */
export interface Records {
  /** Folders with records, without the manifest; they lie in `base`. */
  records: string[]
  /** Folders of files named by their content that go along; they lie in the project's own folder. */
  contents: string[]
  /** Files in `records`, and in `contents`. */
  counts: { records: number; contents: number }
}

/**
 * Writes what a project is besides its contents: its rows as lines of JSON, the pictures it draws with, its manifest.
 * @param root the project's own folder
 * @param base where the records go
 */
export async function keepRecords(
  { root, base, tables }: { root: string; base: string; tables: ProjectTables },
  facts: Pick<Manifest, 'schema' | 'name'>,
): Promise<Records> {
  await mkdir(path.join(base, rowsFolder), { recursive: true })
  // No path of this computer goes along.
  await writeRows(base, relocate(tables, 'layers'))
  const layers = await copyLayers(base, tables)
  const contents = await existing(root)
  const counts = { records: travelling.length + layers, contents: contents.count }
  const files = counts.records + counts.contents
  const manifest: Manifest = { format: 'intaglio-project', ...facts, files }
  await writeFile(path.join(base, manifestFile), JSON.stringify(manifest))
  const records = [rowsFolder, ...(layers > 0 ? [layersFolder] : [])]
  return { records, contents: contents.names, counts }
}

async function writeRows(base: string, tables: ProjectTables): Promise<void> {
  for (const table of travelling) {
    const lines = (tables.get(table) ?? []).map((row) => `${JSON.stringify(outgoing(table, row))}\n`)
    await writeFile(path.join(base, rowsFile(table)), lines.join(''))
  }
}

/** What a signed transaction could be sent with stays here. */
function outgoing(table: string, row: Row): Row {
  return table === 'jobs' ? { ...row, raw_tx: null } : row
}

/** @returns how many there are */
async function copyLayers(base: string, tables: ProjectTables): Promise<number> {
  const layers = layerFilesOf(tables)
  let count = 0
  for (const file of layers?.files ?? []) {
    const to = path.join(base, layersFolder, file)
    await mkdir(path.dirname(to), { recursive: true })
    // A picture that is gone is missed by the recipe itself, and says so there.
    const copied = await copyFile(path.resolve(layers?.folder ?? '', file), to).then(
      () => true,
      () => false,
    )
    if (copied) count += 1
  }
  return count
}

async function existing(root: string): Promise<{ names: string[]; count: number }> {
  const names: string[] = []
  let count = 0
  for (const name of contentFolders) {
    const files = await readdir(path.join(root, name)).catch(() => [])
    if (files.length === 0) continue
    names.push(name)
    count += files.length
  }
  return { names, count }
}
