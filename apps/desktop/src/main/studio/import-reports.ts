import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ProblemView } from '../../contract/models.ts'

const reportSchema = z.array(z.object({ file: z.string(), code: z.string(), reason: z.string() }))

export interface ImportReports {
  read(projectId: string): ProblemView[]
  write(projectId: string, problems: readonly ProblemView[]): void
  remove(projectId: string): void
}

/** What the last import of each project left out, one file a project. */
export function openImportReports(folder: string): ImportReports {
  const fileOf = (projectId: string): string => join(folder, `${projectId}.json`)
  return {
    read(projectId) {
      try {
        return reportSchema.parse(JSON.parse(readFileSync(fileOf(projectId), 'utf8')))
      } catch {
        return []
      }
    },
    write(projectId, problems) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(fileOf(projectId), JSON.stringify(problems))
    },
    remove: (projectId) => rmSync(fileOf(projectId), { force: true }),
  }
}
