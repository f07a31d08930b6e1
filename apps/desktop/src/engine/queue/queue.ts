import { IntaglioError, isFinalJobState, say } from '@intaglio/shared'
import { StaleJobError, type JobChange, type JobRow, type Lane } from '../store/jobs.ts'
import { afterError } from './retry-policy.ts'
import type { Step, StepContext } from './step.ts'
import { heldCode } from './transitions.ts'

export interface Queue {
  /** Looks for work; to be called whenever there may be some. */
  kick(): void
  /** What waits for the backend tries again now. */
  backendIsBack(): void
  /** What was blocked for want of a session goes on. */
  signedIn(): void
  /** @throws IntaglioError `EARLIER_JOB` while an earlier job of the project cannot go on */
  retry(jobId: string): void
  /** @throws IntaglioError `CANNOT_CANCEL` once a transaction may be out */
  cancel(jobId: string): void
  /** Resolves when nothing runs any more. */
  close(): Promise<void>
}

/** Loaded when the first job moves: what speaks to chains is large, and most starts have none to move. */
const loadSteps = () => import('./steps/steps.ts')

/** A job that begins anew keeps its intent id and nothing else. */
const anew: JobChange = {
  txRequest: null,
  askedAt: null,
  askedNonce: null,
  nonce: null,
  rawTx: null,
  txHash: null,
  chainDone: 0,
  confirmations: 0,
  attempts: 0,
}

/** Errors a new session mends. */
const sessionCodes = ['SIGN_IN_NEEDED', 'UNAUTHENTICATED']

/**
 * Runs the jobs of each account on each chain in order, and different chains side by side. A job leaves its lane when
 * its transaction has its confirmations; that the catalog has it is waited for beside the lane.
 */
export function createQueue(
  context: StepContext,
  stop: AbortController,
  onFault: (error: unknown) => void,
): Queue {
  const { store, transitions, backend } = context
  const lanes = new Set<string>()
  const followed = new Set<string>()
  const running = new Set<Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  const { signal } = stop

  const background = (work: () => Promise<void>) => {
    // Steps handle their own errors; what is left is a store that cannot be written, and then nothing may go on.
    const tracked: Promise<void> = work()
      .catch((error: unknown) => onFault(error))
      .finally(() => running.delete(tracked))
    running.add(tracked)
  }

  function kick(): void {
    // Every step begins at the workspace. Until it is there jobs stand where they are: nothing has failed.
    if (signal.aborted || !backend.isThere) return
    for (const job of store.jobs.onChain()) follow(job)
    for (const lane of store.jobs.lanes()) runLane(lane)
  }

  function runLane(lane: Lane): void {
    const name = `${lane.chainId}:${lane.account}`
    if (lanes.has(name)) return
    lanes.add(name)
    background(async () => {
      try {
        for (let job = nextOf(lane); job && !signal.aborted; job = nextOf(lane)) {
          const awake = wake(job)
          if (!awake) return
          await run(async () => (await loadSteps()).steps[awake.state], awake)
          // The job may now wait for the catalog, beside the lane.
          kick()
        }
      } finally {
        // In the same instant as the last look for work, so that no kick is lost in between.
        lanes.delete(name)
      }
    })
  }

  function follow(job: JobRow): void {
    if (followed.has(job.jobId) || job.state === 'blocked') return
    const awake = wake(job)
    if (!awake) return
    followed.add(job.jobId)
    background(async () => {
      try {
        await run(async () => (await loadSteps()).followCatalog, awake)
      } finally {
        followed.delete(job.jobId)
      }
      kick()
    })
  }

  /** The job in the state it waits for, once its time has come; until then a timer is set. */
  function wake(job: JobRow): JobRow | undefined {
    if (job.state !== 'waiting') return job
    const left = Date.parse(job.nextTryAt ?? '') - Date.now()
    if (left > 0) {
      clearTimeout(timers.get(job.jobId))
      timers.set(job.jobId, setTimeout(kick, left))
      return undefined
    }
    return transitions.move(job, job.resumeState ?? 'planned')
  }

  async function run(load: () => Promise<Step | undefined>, job: JobRow): Promise<void> {
    try {
      const step = await load()
      if (!step)
        throw new IntaglioError(say`No step leads out of ${{ state: job.state }}.`, { code: 'JOB_DAMAGED' })
      await step(job, context)
    } catch (error) {
      if (signal.aborted || error instanceof StaleJobError) return
      const now = store.jobs.get(job.jobId)
      if (isFinalJobState(now.state) || now.state === 'blocked' || now.state === 'waiting') return
      const { to, change } = afterError(error, now.attempts)
      transitions.move(now, to, { ...change, resumeState: now.state })
    }
  }

  /** The first job of a lane that can go on. Nothing overtakes a job that holds a nonce. */
  function nextOf(lane: Lane): JobRow | undefined {
    const paused = store.pauses.list()
    for (const job of store.jobs.inLane(lane)) {
      const held = isUnsent(job) && (paused.includes(undefined) || paused.includes(job.projectId))
      if (held) continue
      if (job.state !== 'blocked') return job
      if (job.nonce !== null) return undefined
    }
    return undefined
  }

  function retry(jobId: string): void {
    const job = store.jobs.get(jobId)
    if (job.code === heldCode) {
      throw new IntaglioError(say`An earlier job of this project cannot go on.`, {
        code: heldCode,
        next: say`Try that one again; this one follows by itself.`,
      })
    }
    if (job.state === 'failed' || job.state === 'cancelled') transitions.move(job, 'planned', anew)
    else if (job.state === 'blocked' || job.state === 'waiting') {
      transitions.move(job, job.resumeState ?? 'planned', { askedAt: null, askedNonce: null, attempts: 0 })
    }
    kick()
  }

  return {
    kick,
    backendIsBack() {
      for (const job of store.jobs.live()) {
        if (job.state === 'waiting' && job.code === 'UNAVAILABLE') {
          store.jobs.note(job.jobId, { nextTryAt: new Date().toISOString() })
        }
      }
      kick()
    },
    signedIn() {
      for (const job of store.jobs.live()) {
        if (job.state === 'blocked' && sessionCodes.includes(job.code ?? '')) retry(job.jobId)
      }
      kick()
    },
    retry,
    cancel(jobId) {
      const job = store.jobs.get(jobId)
      const unsure = job.state !== 'blocked' && job.askedAt !== null
      if (job.rawTx !== null || job.txHash !== null || unsure || isFinalJobState(job.state)) {
        throw new IntaglioError(say`The job cannot be cancelled any more.`, {
          code: 'CANNOT_CANCEL',
          ...(unsure && { next: say`Reject the request in your wallet.` }),
          details: { jobId, state: job.state },
        })
      }
      transitions.move(job, 'cancelled')
      kick()
    },
    async close() {
      stop.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** Nothing of it can be on its way to the chain: a pause holds it where it is. */
function isUnsent({ askedAt, nonce, txHash }: JobRow): boolean {
  return askedAt === null && nonce === null && txHash === null
}
