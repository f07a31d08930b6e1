import { say } from '@intaglio/shared'
import type { ProblemView } from '../../contract/items.ts'
import { mendable, type Mendable } from '../../engine/metadata/mend.ts'
import type { MetadataProblem } from '../../engine/metadata/types.ts'
import type { Opened } from './context.ts'

/** Everything that wants a look: what imports left out and did, what the metadata lacks, what is gone. */
export async function listProblems({ engine, reports }: Opened, projectId: string): Promise<ProblemView[]> {
  const imports = reports.read(projectId)
  const removed = new Set(engine.edits.removed(projectId).map(({ sourceFile }) => sourceFile))
  const left = imports.flatMap(({ skipped }) =>
    skipped
      .filter(({ code, file }) => code !== 'REMOVED' || removed.has(file))
      // A file that is no item keeps nobody from publishing those that are.
      .map((skip): ProblemView => ({ severity: skip.code === 'REMOVED' ? 'note' : 'warning', ...skip })),
  )
  const missing = imports.flatMap((imported) =>
    imported.missing.map((file): ProblemView => {
      return { severity: 'warning', code: 'MISSING', file, reason: say`It is no longer in the folder.` }
    }),
  )
  const notes = imports.flatMap((imported) =>
    imported.notes.map((note): ProblemView => ({ severity: 'note', ...note })),
  )
  const found = await engine.metadata.check(projectId)
  const items = itemsAt(engine, projectId, found)
  return [...left, ...found.map((problem) => toProblem(problem, items)), ...missing, ...notes]
}

type ItemsAt = ReadonlyMap<number, { itemId: string; name: string }>

export function toProblem(problem: MetadataProblem, items: ItemsAt): ProblemView {
  const { severity, code, position, field, what } = problem
  const item = position === undefined ? undefined : items.get(position)
  return {
    ...{ severity, code, reason: what },
    ...(field !== undefined && { field }),
    ...(item && { itemId: item.itemId, name: item.name, position }),
    ...(item && isMendable(code) && { mend: code }),
  }
}

function isMendable(code: string): code is Mendable {
  return (mendable as readonly string[]).includes(code)
}

function itemsAt(engine: Opened['engine'], projectId: string, found: readonly MetadataProblem[]): ItemsAt {
  const wanted = new Set(found.flatMap(({ position }) => position ?? []))
  if (wanted.size === 0) return new Map()
  const pageSize = 500
  const items = new Map<number, { itemId: string; name: string }>()
  for (let offset = 0; ; offset += pageSize) {
    const page = engine.listItems(projectId, { offset, limit: pageSize })
    for (const { position, itemId, name } of page) {
      if (wanted.has(position)) items.set(position, { itemId, name })
    }
    if (page.length < pageSize) return items
  }
}
