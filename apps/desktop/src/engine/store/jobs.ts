import {
  canMoveJob,
  IntaglioError,
  NotFoundError,
  type JobState,
  say,
  readText,
  type Text,
  writeText,
} from '@intaglio/shared'
import type { Db } from './db.ts'

export interface JobRow {
  /** Order of planning; jobs of one account on one chain run in this order. */
  sequence: number
  jobId: string
  projectId: string
  kind: 'collection' | 'mint'
  state: JobState
  resumeState: JobState | null
  intentId: string
  chainId: string
  account: string
  quantity: number
  /** Of the first item a mint job mints: the token id it must get. */
  firstPosition: number | null
  /** JSON, parsed by its schema before the job runs. */
  payload: string
  /** JSON of the transaction the backend prepared. */
  txRequest: string | null
  askedAt: string | null
  askedNonce: number | null
  nonce: number | null
  rawTx: string | null
  txHash: string | null
  /** 1 once the transaction has its confirmations. */
  chainDone: 0 | 1
  contract: string | null
  firstTokenId: string | null
  gasUsed: string | null
  confirmations: number
  confirmationsWanted: number
  attempts: number
  nextTryAt: string | null
  code: string | null
  message: Text | null
  createdAt: string
  updatedAt: string
}

/** Columns a step may write. */
export type JobChange = Partial<
  Omit<
    JobRow,
    | 'sequence'
    | 'jobId'
    | 'projectId'
    | 'kind'
    | 'state'
    | 'intentId'
    | 'chainId'
    | 'account'
    | 'payload'
    | 'createdAt'
    | 'updatedAt'
  >
>

export type NewJob = Pick<
  JobRow,
  | 'jobId'
  | 'projectId'
  | 'kind'
  | 'intentId'
  | 'chainId'
  | 'account'
  | 'quantity'
  | 'firstPosition'
  | 'payload'
>

/** What lists show of a job: all but what only its steps need. */
export type BriefJob = Omit<JobRow, 'payload' | 'txRequest' | 'rawTx'>

export interface HistoryRow {
  fromState: JobState | null
  toState: JobState
  code: string | null
  message: Text | null
  txHash: string | null
  at: string
}

/** The job is no longer where its step took it from: someone cancelled or retried it meanwhile. */
export class StaleJobError extends IntaglioError {
  override readonly name = 'StaleJobError'
  constructor(jobId: string) {
    super(say`The job went on without this step.`, { code: 'JOB_STALE', details: { jobId } })
  }
}

/** A row as it lies in the database, its message as `writeText` writes it. */
type Lying<Row extends { message: Text | null }> = Omit<Row, 'message'> & { message: string | null }

export type Lane = Pick<JobRow, 'chainId' | 'account'>

export interface Jobs {
  add(job: NewJob): JobRow
  /** @throws NotFoundError */
  get(jobId: string): JobRow
  list(projectId?: string): JobRow[]
  /** The same without what makes them heavy. */
  brief(projectId?: string): BriefJob[]
  /** Accounts and chains of which jobs are to be run in order. */
  lanes(): Lane[]
  /** Jobs of a lane that are not final and not on chain, in order; read as they are taken, so nothing may be written between. */
  inLane(lane: Lane): IterableIterator<JobRow>
  /** Jobs whose transactions have their confirmations and which the catalog does not have yet. */
  onChain(): JobRow[]
  /** Jobs written at or after an instant (ISO 8601), in order. */
  since(updatedAt: string): JobRow[]
  /** Jobs that are not final, in order. */
  live(): JobRow[]
  /**
   * One transition: the job and a line of its history in one transaction.
   * @throws StaleJobError when the job is not in `from`; IntaglioError `JOB_TRANSITION` when the move is not allowed
   */
  move(jobId: string, from: JobState, to: JobState, change?: JobChange): JobRow
  /** Writes facts of a job that stays in its state. */
  note(jobId: string, change: JobChange): JobRow
  history(jobId: string): HistoryRow[]
}

const columnOf = {
  resumeState: 'resume_state',
  quantity: 'quantity',
  firstPosition: 'first_position',
  txRequest: 'tx_request',
  askedAt: 'asked_at',
  askedNonce: 'asked_nonce',
  nonce: 'nonce',
  rawTx: 'raw_tx',
  txHash: 'tx_hash',
  chainDone: 'chain_done',
  contract: 'contract',
  firstTokenId: 'first_token_id',
  gasUsed: 'gas_used',
  confirmations: 'confirmations',
  confirmationsWanted: 'confirmations_wanted',
  attempts: 'attempts',
  nextTryAt: 'next_try_at',
  code: 'code',
  message: 'message',
} as const satisfies Record<keyof JobChange, string>

const heavy: readonly string[] = ['txRequest', 'rawTx']
const selectOf = (columns: [name: string, column: string][]) =>
  `select sequence, job_id as jobId, project_id as projectId, kind, state, intent_id as intentId,
  chain_id as chainId, account, created_at as createdAt, updated_at as updatedAt,
  ${columns.map(([name, column]) => `${column} as ${name}`).join(', ')} from jobs`
const select = selectOf([...Object.entries(columnOf), ['payload', 'payload']])
const selectBrief = selectOf(Object.entries(columnOf).filter(([name]) => !heavy.includes(name)))
const isLive = `state not in ('ready', 'failed', 'cancelled')`

export function createJobs(db: Db): Jobs {
  const get = db.prepare<[string], Lying<JobRow>>(`${select} where job_id = ?`)
  const listAll = db.prepare<[], Lying<JobRow>>(`${select} order by sequence`)
  const listOf = db.prepare<[string], Lying<JobRow>>(`${select} where project_id = ? order by sequence`)
  const since = db.prepare<[string], Lying<JobRow>>(`${select} where updated_at >= ? order by sequence`)
  const briefAll = db.prepare<[], Lying<BriefJob>>(`${selectBrief} order by sequence`)
  const briefOf = db.prepare<[string], Lying<BriefJob>>(
    `${selectBrief} where project_id = ? order by sequence`,
  )
  const live = db.prepare<[], Lying<JobRow>>(`${select} where ${isLive} order by sequence`)
  const lanes = db.prepare<[], Lane>(
    `select distinct chain_id as chainId, account from jobs where ${isLive} and chain_done = 0`,
  )
  const inLane = db.prepare<[Lane], Lying<JobRow>>(
    `${select} where ${isLive} and chain_done = 0 and chain_id = @chainId and account = @account order by sequence`,
  )
  const onChain = db.prepare<[], Lying<JobRow>>(
    `${select} where ${isLive} and chain_done = 1 order by sequence`,
  )
  const add = db.prepare(
    `insert into jobs (job_id, project_id, kind, state, intent_id, chain_id, account, quantity, first_position,
       payload, created_at, updated_at)
     values (@jobId, @projectId, @kind, 'planned', @intentId, @chainId, @account, @quantity, @firstPosition,
       @payload, @now, @now)`,
  )
  const addHistory = db.prepare(
    `insert into job_history (job_id, from_state, to_state, code, message, tx_hash, at)
     values (@jobId, @from, @to, @code, @message, @txHash, @now)`,
  )
  const history = db.prepare<[string], Lying<HistoryRow>>(
    `select from_state as fromState, to_state as toState, code, message, tx_hash as txHash, at
     from job_history where job_id = ? order by history_id`,
  )

  const read = (jobId: string): JobRow => {
    const row = get.get(jobId)
    if (!row) throw new NotFoundError(say`The job`, { jobId })
    return taken(row)
  }
  const write = (jobId: string, state: JobState | undefined, change: JobChange): JobRow => {
    const names = Object.keys(change) as (keyof JobChange)[]
    const sets = names.map((name) => `${columnOf[name]} = @${name}`)
    if (state) sets.push('state = @state')
    const message = change.message && { message: writeText(change.message) }
    const values = { ...change, ...message, state, jobId, now: new Date().toISOString() }
    db.prepare(`update jobs set ${[...sets, 'updated_at = @now'].join(', ')} where job_id = @jobId`).run(
      values,
    )
    return read(jobId)
  }

  // Immediate: another process may write too, and what was read must still hold when it is written on.
  const addJob = db.transaction((job: NewJob) => {
    const now = new Date().toISOString()
    add.run({ ...job, now })
    addHistory.run({
      jobId: job.jobId,
      from: null,
      to: 'planned',
      code: null,
      message: null,
      txHash: null,
      now,
    })
    return read(job.jobId)
  })
  const moveJob = db.transaction((jobId: string, from: JobState, to: JobState, change: JobChange) => {
    if (read(jobId).state !== from) throw new StaleJobError(jobId)
    if (!canMoveJob(from, to)) {
      throw new IntaglioError(say`A job cannot go from ${{ from }} to ${{ to }}.`, {
        code: 'JOB_TRANSITION',
        details: { jobId, from, to },
      })
    }
    const job = write(jobId, to, { ...settledColumns(from, to), ...change })
    addHistory.run({
      jobId,
      from,
      to,
      code: job.code,
      message: job.message && writeText(job.message),
      txHash: job.txHash,
      now: job.updatedAt,
    })
    return job
  })

  return {
    add: (job) => addJob.immediate(job),
    get: read,
    list: (projectId) => (projectId === undefined ? listAll.all() : listOf.all(projectId)).map(taken),
    brief: (projectId) => (projectId === undefined ? briefAll.all() : briefOf.all(projectId)).map(taken),
    lanes: () => lanes.all(),
    *inLane({ chainId, account }) {
      for (const row of inLane.iterate({ chainId, account })) yield taken(row)
    },
    onChain: () => onChain.all().map(taken),
    since: (updatedAt) => since.all(updatedAt).map(taken),
    live: () => live.all().map(taken),
    move: (jobId, from, to, change = {}) => moveJob.immediate(jobId, from, to, change),
    note: (jobId, change) => write(jobId, undefined, change),
    history: (jobId) => history.all(jobId).map(taken),
  }
}

function taken<Row extends { message: string | null }>(
  row: Row,
): Omit<Row, 'message'> & { message: Text | null } {
  return { ...row, message: row.message === null ? null : readText(row.message) }
}

/** What a job says while something is wrong must not outlive it, nor its tries the step they were made for. */
function settledColumns(from: JobState, to: JobState): JobChange {
  if (to === 'waiting' || to === 'blocked' || to === 'failed') return {}
  const resumed = from === 'waiting'
  return { code: null, message: null, nextTryAt: null, resumeState: null, ...(!resumed && { attempts: 0 }) }
}
