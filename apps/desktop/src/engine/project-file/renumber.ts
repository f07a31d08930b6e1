import { randomUUID } from 'node:crypto'
import type { ProjectTables, Row } from '../store/project-rows.ts'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/**
 * The same project with ids of its own, so that it can stand beside the one it came from.
 * @param published what is on chain goes along; else it is as before any publishing
 */
export function renumber(
  tables: ProjectTables,
  { projectId, published }: { projectId: string; published: boolean },
): ProjectTables {
  const ids = new Map<string, string>()
  const renew = (id: string): string => {
    const known = ids.get(id)
    if (known !== undefined) return known
    const fresh = randomUUID()
    ids.set(id, fresh)
    return fresh
  }
  for (const { project_id: id } of tables.get('projects') ?? []) ids.set(String(id), projectId)
  for (const table of ['items', 'removed_items', 'edit_items'] as const) {
    for (const { item_id: id } of tables.get(table) ?? []) renew(String(id))
  }
  const text = (value: Row[string] | undefined) =>
    typeof value === 'string' ? value.replace(uuid, (id) => ids.get(id) ?? id) : (value ?? null)

  const change: Partial<Record<string, (row: Row) => Row>> = {
    projects: (row) => ({
      ...row,
      // Computed again from the same files, they come out the same.
      ...none('metadata_root', 'images_root', 'contract_metadata_cid', 'placeholder_root'),
      ...none('car_file', 'car_files', 'car_bytes', 'car_blocks', 'archived_at', 'opened_at'),
      ...(!published && none('chain_id', 'contract', 'collection_intent_id', 'collection_tx_hash')),
    }),
    // Without the signed bytes: what is sent already needs them no more.
    jobs: ({ sequence: _, ...row }) => ({ ...row, job_id: renew(String(row['job_id'])), raw_tx: null }),
    job_history: ({ history_id: _, ...row }) => ({ ...row, job_id: renew(String(row['job_id'])) }),
    edits: ({ edit_id: _, ...row }) => ({ ...row, change: text(row['change']) }),
    removed_items: (row) => ({ ...row, body: text(row['body']) }),
    edit_items: (row) => ({ ...row, body: text(row['body']) }),
  }
  return new Map(
    [...tables].map(([table, rows]) => [
      table,
      !published && (table === 'jobs' || table === 'job_history')
        ? []
        : rows.map((row) => ({
            ...(change[table]?.(row) ?? row),
            ...('project_id' in row && { project_id: projectId }),
            ...('item_id' in row && { item_id: renew(String(row['item_id'])) }),
          })),
    ]),
  )
}

function none(...columns: string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, null]))
}
