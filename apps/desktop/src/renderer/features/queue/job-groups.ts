import type { JobView } from '../../../contract/models.ts'

/** What a person asks of the queue. */
export const jobFilters = ['all', 'needsYou', 'working', 'queued', 'done', 'dropped'] as const
export type JobFilter = (typeof jobFilters)[number]

const filterOf = {
  blocked: 'needsYou',
  failed: 'needsYou',
  prepared: 'working',
  signing: 'working',
  broadcast: 'working',
  confirming: 'working',
  planned: 'queued',
  waiting: 'queued',
  ready: 'done',
  cancelled: 'dropped',
} as const satisfies Record<JobView['state'], JobFilter>

export function matches(job: Pick<JobView, 'state'>, filter: JobFilter): boolean {
  return filter === 'all' || filterOf[job.state] === filter
}

export function countByFilter(jobs: readonly Pick<JobView, 'state'>[]): Record<JobFilter, number> {
  const counts = { all: jobs.length, needsYou: 0, working: 0, queued: 0, done: 0, dropped: 0 }
  for (const { state } of jobs) counts[filterOf[state]] += 1
  return counts
}

/** A line of the list: a project's name above its jobs, or a job. */
export type QueueLine =
  | { is: 'project'; projectId: string; name: string; done: number; total: number }
  | { is: 'job'; job: JobView }

/** Jobs under their projects, in the order in which the queue met them. */
export function linesByProject(jobs: readonly JobView[]): QueueLine[] {
  const groups = new Map<string, JobView[]>()
  for (const job of jobs) {
    const group = groups.get(job.projectId)
    if (group) group.push(job)
    else groups.set(job.projectId, [job])
  }
  return [...groups].flatMap(([projectId, group]): QueueLine[] => [
    {
      ...{ is: 'project', projectId, name: group[0]?.projectName ?? '', total: group.length },
      done: group.filter(({ state }) => state === 'ready').length,
    },
    ...group.map((job): QueueLine => ({ is: 'job', job })),
  ])
}
