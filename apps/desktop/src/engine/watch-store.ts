import type { JobRow } from './store/jobs.ts'
import type { Store } from './store/store.ts'

const lookMs = 500

/**
 * Sees what other processes write into the same store. SQLite tells that there was something, not what: jobs are
 * found by their time, projects by comparing.
 */
export function watchStore(
  store: Store,
  on: {
    /** Each time it looks. */
    onLook: () => void
    onJob: (job: JobRow) => void
    onProject: (projectId: string) => void
    onChange: () => void
    onFault: (error: unknown) => void
  },
): { stop(): void } {
  const projectsNow = () =>
    new Map(store.projects.list().map((project) => [project.projectId, JSON.stringify(project)]))
  let known = projectsNow()
  let lookedAt = new Date().toISOString()
  let faulty = false

  const look = () => {
    on.onLook()
    if (!store.changedElsewhere()) return
    const since = lookedAt
    lookedAt = new Date().toISOString()
    for (const job of store.jobs.since(since)) on.onJob(job)
    const before = known
    known = projectsNow()
    for (const projectId of new Set([...before.keys(), ...known.keys()])) {
      if (before.get(projectId) !== known.get(projectId)) on.onProject(projectId)
    }
    on.onChange()
  }
  const timer = setInterval(() => {
    try {
      look()
      faulty = false
    } catch (error) {
      // Once, not twice a second.
      if (!faulty) on.onFault(error)
      faulty = true
    }
  }, lookMs).unref()
  return { stop: () => clearInterval(timer) }
}
