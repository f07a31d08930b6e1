import type { Hex, TransactionReceipt } from 'viem'
import { IntaglioError, say } from '@intaglio/shared'
import type { JobRow } from '../../store/jobs.ts'
import { outcomeOf, type Chain, type Outcome } from '../chain.ts'
import { findOutcome, type Step, type StepContext } from '../step.ts'

/**
 * confirming, first half: follows the transaction block by block until it has its confirmations. A reorg may take it
 * out again, a wallet may replace it, a pool may forget it; the intent id tells each time what is true.
 */
export const confirm: Step = async (started, context) => {
  const { chains, transitions, signal, probe } = context
  let job = started
  const chain = await chains.get(job.chainId)
  for await (const head of chain.heads(signal)) {
    const receipt = await chain.receipt(job.txHash as Hex)
    if (receipt?.status !== 'success') {
      const outcome = await findOutcome(chain, job)
      if (outcome && outcome.txHash !== job.txHash) {
        job = transitions.note(job, { txHash: outcome.txHash, rawTx: null, nonce: null, confirmations: 0 })
        const other = await chain.receipt(outcome.txHash)
        if (other && (await advance(other, head))) return
      } else if (receipt) {
        throw await chain.revertReason(receipt)
      } else if (job.rawTx !== null && !(await chain.knows(job.txHash as Hex))) {
        transitions.move(job, 'broadcast', { confirmations: 0 })
        return
      }
      continue
    }
    if (await advance(receipt, head)) return
  }
  // The engine closes; the job stays where it is.
  signal.throwIfAborted()

  async function advance(receipt: TransactionReceipt, head: bigint): Promise<boolean> {
    // Its own block counts as the first.
    const confirmations = Math.max(0, Number(head - receipt.blockNumber) + 1)
    if (confirmations < Math.max(1, job.confirmationsWanted)) {
      if (confirmations !== job.confirmations) job = transitions.note(job, { confirmations })
      return false
    }
    const outcome = await outcomeIn(chain, receipt, job)
    job = finishOnChain(job, receipt, outcome, confirmations, context)
    probe('chain-done', job)
    return true
  }
}

async function outcomeIn(chain: Chain, receipt: TransactionReceipt, job: JobRow): Promise<Outcome> {
  const outcome = outcomeOf(receipt, job.intentId) ?? (await findOutcome(chain, job))
  if (outcome) return outcome
  throw new IntaglioError(say`The transaction succeeded and did something else.`, {
    code: 'TX_WITHOUT_EFFECT',
    why: say`The wallet may have replaced it.`,
    next: say`Try again.`,
    details: { txHash: receipt.transactionHash },
  })
}

/** What the chain says becomes what the project says, in one transaction; the next job of the account may begin. */
function finishOnChain(
  job: JobRow,
  receipt: TransactionReceipt,
  outcome: Outcome,
  confirmations: number,
  { store, transitions }: StepContext,
): JobRow {
  const { contract, txHash, firstTokenId } = outcome
  const { projectId, chainId, intentId, kind } = job
  return transitions.note(
    job,
    {
      chainDone: 1,
      confirmations,
      contract,
      txHash,
      gasUsed: receipt.gasUsed.toString(),
      firstTokenId: firstTokenId?.toString() ?? null,
      attempts: 0,
    },
    () => {
      if (kind === 'collection')
        store.projects.setCollection(projectId, { chainId, contract, intentId, txHash })
    },
  )
}
