import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { InvalidInputError, say, invalidInput } from '@intaglio/shared'
import { syncFolders } from '../durability/sync-folders.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { FileRow } from '../store/files.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import type { Decoders } from './decoder/decoders.ts'
import { moveInPlace } from './keep-original.ts'
import { createNearDuplicates, type Hashed } from './near-duplicates.ts'
import { orderedMap } from './ordered-map.ts'
import { projectFolder } from './project-folder.ts'
import { settingsKey } from './published-form.ts'
import { mediumOf } from './recognise.ts'
import type { Media, MediaSettings } from './types.ts'

const pageSize = 500
const settingsSchema = z.object({ keepLocation: z.boolean(), colors: z.enum(['keep', 'srgb']) })

/** How a project's files are published, and which look alike; part of the engine's facade. */
export function createMedia(context: {
  store: Store
  dataDir: string
  decoders: Decoders
  locks: ProjectLocks
  task: (options: TaskOptions | undefined, ...more: AbortSignal[]) => TaskOptions
  refusePublished: (projectId: string) => void
  onChange: (projectId: string) => void
}): Media {
  const { store, dataDir, decoders, locks, task, refusePublished, onChange } = context
  const nearDuplicates = createNearDuplicates()
  return {
    getSettings(projectId) {
      store.projects.get(projectId)
      return store.mediaSettings.get(projectId)
    },
    setSettings: (projectId, changes, options) =>
      locks.run(projectId, async (lost) => {
        refusePublished(projectId)
        store.projects.get(projectId)
        const parsed = settingsSchema.safeParse({ ...store.mediaSettings.get(projectId), ...changes })
        if (!parsed.success) throw invalidInput(parsed.error, 'settings')
        await publishAnew({ store, dataDir, decoders }, projectId, parsed.data, task(options, lost))
        onChange(projectId)
      }),
    sources: (projectId) => ({
      folders: store.sources.folders(projectId),
      files: store.sources.singles(projectId).map(({ folder, file }) => path.join(folder, file)),
    }),
    async nearDuplicates(projectId, { maxDistance = 8, signal } = {}) {
      store.projects.get(projectId)
      if (!Number.isInteger(maxDistance) || maxDistance < 0 || maxDistance > 32) {
        throw new InvalidInputError('maxDistance', say`must be a whole number from 0 to 32`)
      }
      const items: Hashed[] = []
      for (let after = 0; ;) {
        const page = store.items.hashes(projectId, after, pageSize)
        items.push(...page)
        if (page.length < pageSize) break
        after = page.at(-1)?.position ?? after
      }
      return nearDuplicates.find(projectId, items, maxDistance, task(signal && { signal }).signal)
    },
  }
}

/** Makes the published form of every file, then takes all of them and the settings over at once. */
async function publishAnew(
  { store, dataDir, decoders }: { store: Store; dataDir: string; decoders: Decoders },
  projectId: string,
  settings: MediaSettings,
  { onProgress, signal }: TaskOptions,
): Promise<void> {
  const place = projectFolder(dataDir, projectId)
  await place.prepare()
  const key = settingsKey(settings)
  const files = [...allFiles(store, projectId)].filter(({ publishedAs }) => publishedAs !== key)
  const made = orderedMap(files, availableParallelism(), async (file) => {
    signal?.throwIfAborted()
    const medium = mediumOf(file)
    // A drawing is always published clean.
    if (medium.kind === 'drawing') return { ...file, publishedAs: key }
    const original = place.original(file.sha256, file.extension)
    const { temporaryDir } = place
    const form = await decoders.form({ file: original, medium, settings, temporaryDir }, signal)
    const row = {
      ...file,
      publishedAs: key,
      publishedSha256: form?.sha256 ?? null,
      publishedBytes: form?.bytes ?? null,
    }
    if (form) await moveInPlace(path.join(temporaryDir, form.name), place.published(row))
    return row
  })
  const rows: FileRow[] = []
  for await (const row of made) {
    rows.push(row)
    onProgress?.({ stage: 'variants', done: rows.length, total: files.length })
  }
  const [first] = rows
  if (first) await syncFolders(path.dirname(place.published({ ...first, publishedSha256: '' })))
  store.transaction(() => {
    store.mediaSettings.set(projectId, settings)
    for (const row of rows) store.files.save(row)
    store.projects.clearAddresses(projectId)
  })
  await rm(place.temporaryDir, { recursive: true, force: true })
}

function* allFiles(store: Store, projectId: string): Generator<FileRow> {
  for (let after = ''; ;) {
    const page = store.files.page(projectId, after, pageSize)
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)?.sha256 ?? after
  }
}
