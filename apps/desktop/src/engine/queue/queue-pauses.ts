import type { Store } from '../store/store.ts'
import type { QueuePauses } from '../model.ts'

/** What stands still because a person said so; kept, and the same for every process. */
export interface PauseSwitch {
  now(): QueuePauses
  set(paused: boolean, projectId: string | undefined): void
  /** Tells of what another process changed. */
  look(): void
}

export function createPauseSwitch(store: Store, onChange: (pauses: QueuePauses) => void): PauseSwitch {
  const now = () => {
    const paused = store.pauses.list()
    return {
      all: paused.includes(undefined),
      projectIds: paused.filter((projectId) => projectId !== undefined),
    }
  }
  let told = JSON.stringify(now())
  const look = () => {
    const pauses = now()
    if (JSON.stringify(pauses) === told) return
    told = JSON.stringify(pauses)
    onChange(pauses)
  }
  return {
    now,
    look,
    set(paused, projectId) {
      if (projectId !== undefined) store.projects.get(projectId)
      store.pauses.set(projectId, paused)
      look()
    },
  }
}
