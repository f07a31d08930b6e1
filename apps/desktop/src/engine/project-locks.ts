/** Runs work on one project after the other, in the order asked; different projects side by side. */
export interface ProjectLocks {
  run<Result>(projectId: string, work: () => Promise<Result>): Promise<Result>
  /** Resolves when nothing runs. */
  idle(): Promise<void>
}

export function createProjectLocks(): ProjectLocks {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(projectId, work) {
      const before = tails.get(projectId) ?? Promise.resolve()
      const mine = before.then(work, work)
      tails.set(projectId, mine)
      const forget = () => {
        if (tails.get(projectId) === mine) tails.delete(projectId)
      }
      mine.then(forget, forget)
      return mine
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  }
}
