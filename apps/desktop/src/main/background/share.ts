import type { TaskView } from '../../contract/models.ts'

/** How far all tasks are whose end is known, from 0 to 1; undefined where none is. */
export function shareOf(tasks: readonly TaskView[]): number | undefined {
  const known = tasks.flatMap(({ done, total }) => (total ? [done / total] : []))
  return known.length === 0 ? undefined : known.reduce((sum, share) => sum + share, 0) / known.length
}
