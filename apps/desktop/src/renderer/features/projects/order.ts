import type { ProjectView } from '../../../contract/models.ts'
import { plain } from '../../app/palette/find.ts'

/** What was open last comes first; those that were put away apart; only those whose name is looked for. */
export function arrange(projects: readonly ProjectView[], typed: string) {
  const wanted = plain(typed.trim())
  const found = projects
    .filter(({ name }) => plain(name).includes(wanted))
    .sort((one, other) => lastSeen(other).localeCompare(lastSeen(one)))
  return {
    current: found.filter(({ archivedAt }) => archivedAt === undefined),
    archived: found.filter(({ archivedAt }) => archivedAt !== undefined),
  }
}

const lastSeen = ({ openedAt, createdAt }: ProjectView): string => openedAt ?? createdAt
