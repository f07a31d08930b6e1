import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { Unpack } from 'tar'
import { IntaglioError } from '@intaglio/shared'
import { projectFolder } from '../media/project-folder.ts'
import { raise, refuseNewer, travelling, type ProjectTables, type Row } from '../store/project-rows.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import {
  isEntry,
  layersFolder,
  manifestFile,
  manifestSchema,
  recordsFolder,
  rowsFile,
  type Manifest,
} from './layout.ts'
import { relocate } from './relocate.ts'
import { renumber } from './renumber.ts'

/**
 * Makes a project of a project file. Its bytes are a stranger's: only what a project file may hold is taken out, every
 * original must match its name, and rows go through the schema they were written under.
 * @returns the new project's id
 */
export async function openProject(
  { store, dataDir }: { store: Store; dataDir: string },
  file: string,
  { signal, onProgress }: TaskOptions,
): Promise<string> {
  const projectId = randomUUID()
  const { root } = projectFolder(dataDir, projectId)
  const within = (name: string): string => path.join(root, name)
  try {
    const manifest = await readManifest(file)
    refuseNewer(manifest.schema)
    await mkdir(root, { recursive: true })
    await unpack(file, root, manifest.files, { ...(signal && { signal }), ...(onProgress && { onProgress }) })
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
    throw signal?.aborted === true || error instanceof IntaglioError ? error : damaged(error)
  }
}

async function unpack(
  file: string,
  root: string,
  total: number,
  { signal, onProgress }: TaskOptions,
): Promise<void> {
  let done = 0
  const startedAt = performance.now()
  const entries = new Unpack({
    cwd: root,
    strict: true,
    preservePaths: false,
    noMtime: true,
    filter: (name, entry) => 'type' in entry && entry.type === 'File' && isEntry(name),
    onReadEntry: () => {
      done += 1
      const perSecond = (done * 1000) / (performance.now() - startedAt)
      onProgress?.({ stage: 'import', done: Math.min(done, total), total, perSecond })
    },
  })
  await new Promise<void>((resolve, reject) => {
    const bytes = createReadStream(file, { ...(signal && { signal }) })
    bytes.on('error', reject)
    entries.on('error', reject)
    // When every file is written, which is later than when every byte was taken.
    entries.on('close', () => resolve())
    bytes.pipe(entries)
  })
}

/** The first entry of the tar, which is the manifest: a header of 512 bytes, then its text. */
async function readManifest(file: string): Promise<Manifest> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0)
    const named = buffer.subarray(0, manifestFile.length).toString() === manifestFile
    const length = Number.parseInt(buffer.subarray(124, 135).toString(), 8)
    if (named && 512 + length <= bytesRead) {
      return manifestSchema.parse(JSON.parse(buffer.subarray(512, 512 + length).toString()))
    }
  } finally {
    await handle.close()
  }
  throw new IntaglioError('This is not a project of Intaglio.', {
    code: 'NOT_A_PROJECT',
    next: 'Choose a file that “Save as one file” wrote.',
    details: { file },
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
  if (tables.get('projects')?.length !== 1) throw new Error('It holds not one project.')
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
          throw new Error(`${table} has a wrong ${column}.`)
      }
      if ('extension' in row && !/^[a-z0-9]{1,10}$/.test(String(row['extension']))) {
        throw new Error('A file has a wrong extension.')
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
  if (hash.digest('hex') !== sha256) throw new Error(`${path.basename(file)} is not what its name says.`)
}

function damaged(cause: unknown): IntaglioError {
  return new IntaglioError('The project file is damaged.', {
    code: 'ARCHIVE_DAMAGED',
    why: cause instanceof Error ? cause.message : String(cause),
    next: 'Copy or save it again where it came from.',
    cause,
  })
}
