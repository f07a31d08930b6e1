import type { JobRow } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import type { Wallet } from '../wallet/port.ts'
import type { Address } from '@intaglio/shared'
import type { Chain, Outcome } from './chain.ts'
import type { Chains } from './chains.ts'
import { payloadOf } from './payload.ts'
import type { Transitions } from './transitions.ts'

/** Instants next to which a test may end the process; nothing else looks at them. */
export type ProbePoint =
  | `committed:${string}`
  | 'wallet:before'
  | 'wallet:after'
  | 'broadcast:before'
  | 'broadcast:after'
  | 'track:after'
  | 'chain-done'
export type Probe = (point: ProbePoint, job: JobRow) => void

/** What every step works with. */
export interface StepContext {
  store: Store
  dataDir: string
  backend: Backend
  wallet: Wallet
  chains: Chains
  transitions: Transitions
  probe: Probe
  /** Aborted when the engine closes: long waits end, the job stays where it is. */
  signal: AbortSignal
}

/** One step takes a job from the state it stands in to its next; it throws where it cannot. */
export type Step = (job: JobRow, context: StepContext) => Promise<void>

/** Asks the chain whether what the job wants has happened, by whatever transaction. */
export function findOutcome(chain: Chain, job: JobRow): Promise<Outcome | undefined> {
  return payloadOf(job).kind === 'collection'
    ? chain.findCollection(job.account as Address, job.intentId)
    : chain.findMint(job.contract as Address, job.intentId)
}
