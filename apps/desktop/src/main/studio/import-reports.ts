import { textSchema } from '@intaglio/shared'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'

const fileNote = z.object({ file: z.string(), code: z.string(), reason: textSchema })
const counts = z.object({ added: z.number(), changed: z.number(), unchanged: z.number() })
const importSchema = z.object({
  /** Absolute, or `singleFiles`. */
  folder: z.string(),
  /** When it ended. */
  at: z.string().default(''),
  /** Of items. */
  counts: counts.default({ added: 0, changed: 0, unchanged: 0 }),
  /** What a person said that the columns of its table mean. */
  mapping: z.record(z.string(), z.string()).optional(),
  skipped: z.array(fileNote),
  notes: z.array(fileNote).default([]),
  missing: z.array(z.string()).default([]),
})
const reportSchema = z.union([
  z.array(importSchema),
  // As it was written before an import was kept with its folder.
  z.array(fileNote).transform((skipped) => [importSchema.parse({ folder: '', skipped })]),
])

/** Stands for a folder where files were chosen by themselves. */
export const singleFiles = ''

/** What an import of a folder, or of files, came to. */
export type ImportedFolder = z.input<typeof importSchema>

export interface ImportReports {
  read(projectId: string): z.output<typeof importSchema>[]
  /** Takes the place of what the folder came to before. */
  write(projectId: string, imported: ImportedFolder): void
  /** How many files were left out. */
  count(projectId: string): number
  remove(projectId: string): void
}

/** What the imports of each project came to, one file a project. */
export function openImportReports(folder: string): ImportReports {
  const fileOf = (projectId: string): string => join(folder, `${projectId}.json`)
  const read: ImportReports['read'] = (projectId) => {
    try {
      return reportSchema.parse(JSON.parse(readFileSync(fileOf(projectId), 'utf8')))
    } catch {
      return []
    }
  }
  return {
    read,
    write(projectId, imported) {
      const others = read(projectId).filter((known) => known.folder !== imported.folder)
      writeWhole(fileOf(projectId), JSON.stringify([...others, imported]))
    },
    count: (projectId) => read(projectId).reduce((sum, { skipped }) => sum + skipped.length, 0),
    remove: (projectId) => rmSync(fileOf(projectId), { force: true }),
  }
}
