import type { Db } from './db.ts'

/** What a person has told to stand still: a project, or the whole queue. Kept until they say otherwise. */
export interface Pauses {
  /** Undefined is the whole queue. */
  list(): (string | undefined)[]
  set(projectId: string | undefined, paused: boolean): void
}

export function createPauses(db: Db): Pauses {
  const list = db.prepare<[], { projectId: string | null }>(
    'select project_id as projectId from queue_pauses order by pause_id',
  )
  const add = db.prepare<[string | null, string, string | null]>(
    `insert into queue_pauses (project_id, paused_at) select ?, ?
     where not exists (select 1 from queue_pauses where project_id is ?)`,
  )
  const remove = db.prepare<[string | null]>('delete from queue_pauses where project_id is ?')
  return {
    list: () => list.all().map(({ projectId }) => projectId ?? undefined),
    set(projectId = undefined, paused) {
      const id = projectId ?? null
      if (paused) add.run(id, new Date().toISOString(), id)
      else remove.run(id)
    },
  }
}
