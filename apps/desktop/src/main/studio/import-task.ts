import { IntaglioError } from '@intaglio/shared'
import type { ColumnMapping } from '../../engine/metadata/types.ts'
import type { MethodContext } from './context.ts'

/** Imports a folder and computes the addresses, in one task: neither needs the network. Never rejects. */
export async function importAsTask(
  { studio, tasks, push }: MethodContext,
  projectId: string,
  folder: string,
  mapping?: ColumnMapping,
): Promise<void> {
  const { engine, reports } = studio()
  const about = { folder, ...(mapping && { mapping: { ...mapping } }) }
  const again = { method: 'importFolder' as const, input: { projectId, ...about } }
  let stopped: AbortSignal | undefined
  try {
    await tasks.run(
      projectId,
      'import',
      async (onProgress, signal) => {
        stopped = signal
        const options = { onProgress, signal, ...(mapping && { mapping }) }
        const { skipped, notes, missing } = await engine.importFolder(projectId, folder, options)
        reports.write(projectId, {
          ...about,
          skipped,
          notes: notes.map(({ file, code, message }) => ({ file, code, reason: message })),
          missing,
        })
        push({ type: 'project', projectId })
        await engine.computeAddresses(projectId, { onProgress, signal })
      },
      again,
    )
  } catch (error) {
    // Paused or stopped by the person: what was taken over stays, and is no problem.
    if (stopped?.aborted === true) return push({ type: 'project', projectId })
    const reason = error instanceof IntaglioError ? error.sentence : String(error)
    reports.write(projectId, { ...about, skipped: [{ file: folder, code: 'IMPORT_FAILED', reason }] })
  }
  push({ type: 'project', projectId })
}
