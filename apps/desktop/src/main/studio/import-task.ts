import { textOf } from '@intaglio/shared'
import type { ColumnMapping } from '../../engine/metadata/types.ts'
import type { MethodContext } from './context.ts'
import { singleFiles } from './import-reports.ts'

/** What is brought: a folder, or files chosen by themselves. */
export type ImportFrom = ({ folder: string } | { files: string[] }) & {
  mapping?: ColumnMapping | undefined
}

/** Imports and computes the addresses, in one task: neither needs the network. Never rejects. */
export async function importAsTask(
  { studio, tasks, push }: MethodContext,
  projectId: string,
  { mapping, ...from }: ImportFrom,
): Promise<void> {
  const { engine, reports } = studio()
  const said = mapping && { mapping: { ...mapping } }
  const about = { folder: 'folder' in from ? from.folder : singleFiles, ...said }
  const method = 'folder' in from ? 'importFolder' : 'importFiles'
  let stopped: AbortSignal | undefined
  try {
    await tasks.run(
      projectId,
      'import',
      async (onProgress, signal) => {
        stopped = signal
        const options = { onProgress, signal, ...said }
        const { added, changed, unchanged, skipped, notes, missing } = await ('folder' in from
          ? engine.importFolder(projectId, from.folder, options)
          : engine.importFiles(projectId, from.files, options))
        reports.write(projectId, {
          ...about,
          at: new Date().toISOString(),
          counts: { added, changed, unchanged },
          skipped,
          notes: notes.map(({ file, code, message }) => ({ file, code, reason: message })),
          missing,
        })
        push({ type: 'project', projectId })
        await engine.computeAddresses(projectId, { onProgress, signal })
      },
      { method, input: { projectId, ...from, ...said } },
    )
  } catch (error) {
    // Paused or stopped by the person: what was taken over stays, and is no problem.
    if (stopped?.aborted === true) return push({ type: 'project', projectId })
    const reason = textOf(error)
    const file = 'folder' in from ? from.folder : (from.files[0] ?? '')
    const skipped = [{ file, code: 'IMPORT_FAILED', reason }]
    reports.write(projectId, { ...about, at: new Date().toISOString(), skipped })
  }
  push({ type: 'project', projectId })
}
