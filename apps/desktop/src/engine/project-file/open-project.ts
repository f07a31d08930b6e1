import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { IntaglioError, say, textOf, type Text } from '@intaglio/shared'
import { projectFolder } from '../media/project-folder.ts'
import { raise, refuseNewer, travelling, type ProjectTables, type Row } from '../store/project-rows.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { layersFolder, manifestSchema, recordsFolder, rowsFile, type Manifest } from './layout.ts'
import { countFiles } from './count-files.ts'
import { manifestOfFolder, takeFolder } from './folder-form.ts'
import { relocate } from './relocate.ts'
import { renumber } from './renumber.ts'
import { manifestOfTar, takeTar } from './tar-form.ts'

/**
 * Makes a project of a saved one. Its bytes are a stranger's: only what a saved project may hold is taken, every
 * original must match its name, and rows go through the schema they were written under.
 * @param saved a file or a folder
 * @returns the new project's id
 */
export async function openProject(
  { store, dataDir }: { store: Store; dataDir: string },
  saved: string,
  { signal, onProgress }: TaskOptions,
): Promise<string> {
  const projectId = randomUUID()
  const { root } = projectFolder(dataDir, projectId)
  const within = (name: string): string => path.join(root, name)
  try {
    const isFolder = (await stat(saved)).isDirectory()
    const manifest = await readManifest(saved, isFolder)
    refuseNewer(manifest.schema)
    await mkdir(root, { recursive: true })
    const onFile = countFiles('import', manifest.files, onProgress)
    await (isFolder ? takeFolder : takeTar)(saved, root, { signal, onFile })
    const given = raise(await readRows(root), manifest.schema)
    checkNames(given)
    await checkOriginals(root, given, signal)
    const layers = path.join(root, 'layers')
    await rename(within(layersFolder), layers).catch(() => undefined)
    const published = (given.get('projects') ?? []).every(
      (row) =>
        row['collection_intent_id'] === null ||
        !store.projectRows.hasIntent(String(row['collection_intent_id'])),
    )
    store.projectRows.write(renumber(relocate(given, layers), { projectId, published }))
    await rm(within(recordsFolder), { recursive: true, force: true })
    return projectId
  } catch (error) {
    await rm(root, { recursive: true, force: true })
    throw signal?.aborted === true || error instanceof IntaglioError ? error : damaged(textOf(error), error)
  }
}

/** @throws IntaglioError `NOT_A_PROJECT` */
async function readManifest(saved: string, isFolder: boolean): Promise<Manifest> {
  const text = await (isFolder ? manifestOfFolder(saved) : manifestOfTar(saved))
  if (text !== undefined) return manifestSchema.parse(JSON.parse(text))
  throw new IntaglioError(say`This is not a project of Intaglio.`, {
    code: 'NOT_A_PROJECT',
    next: say`Choose what “Save as one file” or “Save as a folder” wrote.`,
    details: { file: saved },
  })
}

async function readRows(root: string): Promise<ProjectTables> {
  const tables: ProjectTables = new Map()
  for (const table of travelling) {
    const rows: Row[] = []
    // An earlier version knew fewer tables.
    const lines = createInterface({ input: createReadStream(path.join(root, rowsFile(table))) })
    try {
      for await (const line of lines) if (line !== '') rows.push(JSON.parse(line) as Row)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    tables.set(table, rows)
  }
  if (tables.get('projects')?.length !== 1) throw damaged(say`It does not hold one project.`)
  return tables
}

/** Names of contents become paths. */
function checkNames(tables: ProjectTables): void {
  const hashes = ['sha256', 'published_sha256', 'cover_sha256', 'logo_sha256', 'banner_sha256']
  for (const table of ['projects', 'files', 'items'] as const) {
    for (const row of tables.get(table) ?? []) {
      for (const column of hashes) {
        const value = row[column] ?? null
        if (value !== null && !/^[0-9a-f]{64}$/.test(String(value)))
          throw damaged(say`${{ table }} has a wrong ${{ column }}.`)
      }
      if ('extension' in row && !/^[a-z0-9]{1,10}$/.test(String(row['extension']))) {
        throw damaged(say`A file has a wrong extension.`)
      }
    }
  }
}

async function checkOriginals(
  root: string,
  tables: ProjectTables,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const row of tables.get('files') ?? []) {
    signal?.throwIfAborted()
    const name = `${String(row['sha256'])}.${String(row['extension'])}`
    await mustMatch(path.join(root, 'originals', name), String(row['sha256']))
    if (row['published_sha256'] !== null) {
      const published = String(row['published_sha256'])
      await mustMatch(path.join(root, 'published', `${published}.${String(row['extension'])}`), published)
    }
  }
}

async function mustMatch(file: string, sha256: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  if (hash.digest('hex') !== sha256)
    throw damaged(say`${{ file: path.basename(file) }} is not what its name says.`)
}

function damaged(why: Text, cause?: unknown): IntaglioError {
  return new IntaglioError(say`The saved project is damaged.`, {
    code: 'ARCHIVE_DAMAGED',
    why,
    next: say`Copy or save it again where it came from.`,
    cause,
  })
}
