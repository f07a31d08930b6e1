import { BaseError, type Hex } from 'viem'
import type { JobRow } from '../../store/jobs.ts'
import { trackCollectionMutation, trackMintMutation } from '../../sync/operations.ts'
import { fromChainError } from '../chain-errors.ts'
import type { Chain } from '../chain.ts'
import { findOutcome, type Step, type StepContext } from '../step.ts'

/** broadcast to confirming: sends what was signed, as often as it takes, and reports the hash to the backend. */
export const broadcast: Step = async (job, context) => {
  const { chains, transitions, probe, backend } = context
  const chain = await chains.get(job.chainId)
  if (job.rawTx !== null) {
    probe('broadcast:before', job)
    const sent = await send(chain, job)
    probe('broadcast:after', job)
    if (sent === 'nonce-used') {
      await signAgain(chain, job, context)
      return
    }
  }
  await track(backend, job)
  probe('track:after', job)
  transitions.move(job, 'confirming')
}

/** Tells the backend which transaction carries the intent; saying it again changes nothing. */
export async function track(backend: StepContext['backend'], job: JobRow): Promise<void> {
  const { intentId, chainId, contract } = job
  const txHash = job.txHash as string
  await (job.kind === 'collection'
    ? backend.request(trackCollectionMutation, { intentId, chainId, txHash, previewAddress: contract })
    : backend.request(trackMintMutation, { intentId, chainId, txHash, contract: contract as string }))
}

async function send(chain: Chain, job: JobRow): Promise<'sent' | 'nonce-used'> {
  try {
    await chain.client.sendRawTransaction({ serializedTransaction: job.rawTx as Hex })
    return 'sent'
  } catch (error) {
    const text = error instanceof BaseError ? `${error.details} ${error.shortMessage}`.toLowerCase() : ''
    if (/already (known|imported|exists|in mempool)|known transaction/.test(text)) return 'sent'
    if (!/nonce too low|nonce (is )?too low|lower than the current nonce|underpriced/.test(text))
      throw fromChainError(error)
    return (await chain.knows(job.txHash as Hex)) ? 'sent' : 'nonce-used'
  }
}

/** Another transaction took the nonce, so ours can never happen: it is signed anew, unless the intent is done. */
async function signAgain(chain: Chain, job: JobRow, { transitions }: StepContext): Promise<void> {
  const outcome = await findOutcome(chain, job)
  if (outcome) transitions.move(job, 'confirming', { txHash: outcome.txHash, rawTx: null, nonce: null })
  else transitions.move(job, 'signing', { txHash: null, rawTx: null, nonce: null })
}
