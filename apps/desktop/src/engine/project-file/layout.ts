// A saved project, in either form: a tar or a folder.
import { z } from 'zod'

/** Folders of the project that go along: their files are named by their content. */
export const contentFolders = ['originals', 'published', 'variants', 'thumbnails'] as const

/** Where a saved project keeps what is not named by its content, within itself and while it is made. */
export const recordsFolder = 'project'
export const manifestFile = `${recordsFolder}/intaglio.json`
/** The pictures that the recipe draws with. */
export const layersFolder = `${recordsFolder}/layers`
export const rowsFolder = `${recordsFolder}/rows`
export const rowsFile = (table: string): string => `${rowsFolder}/${table}.ndjson`

export const manifestSchema = z.object({
  format: z.literal('intaglio-project'),
  /** Of the rows' schema. */
  schema: z.int().positive(),
  name: z.string(),
  /** Entries that follow. */
  files: z.int().nonnegative(),
})
export type Manifest = z.output<typeof manifestSchema>

const entryPath = new RegExp(
  `^(${recordsFolder}/(intaglio\\.json|rows/[a-z_]+\\.ndjson|layers/.+)|` +
    `(${contentFolders.join('|')})/[0-9a-f]{64}\\.[a-z0-9]{1,10})$`,
)

/** Whether a saved project may hold this. Nothing else is taken out of it. */
export function isEntry(path: string): boolean {
  return entryPath.test(path) && !path.split(/[/\\]/).includes('..')
}
