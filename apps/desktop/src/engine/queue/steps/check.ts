import { IntaglioError } from '@intaglio/shared'
import { expectedCalldata } from '../calldata.ts'
import { payloadOf, txRequestOf } from '../payload.ts'
import type { Step } from '../step.ts'

/**
 * prepared to signing: the transaction must be the one that was planned, from the account and on the chain it was
 * planned for. A backend is not trusted with what a wallet signs.
 */
export const check: Step = async (job, { chains, wallet, transitions }) => {
  const payload = payloadOf(job)
  const tx = txRequestOf(job)
  const chain = await chains.get(job.chainId)
  const target = payload.kind === 'collection' ? chain.factory.toLowerCase() : job.contract
  const wrong =
    (tx.chainId !== job.chainId && 'chain') ||
    (tx.to !== target && 'contract') ||
    (BigInt(tx.value) !== 0n && 'amount') ||
    (tx.data.toLowerCase() !== expectedCalldata(payload, job.intentId).toLowerCase() && 'content')
  if (wrong) {
    throw new IntaglioError('The backend prepared another transaction than was planned.', {
      code: 'CALLDATA_MISMATCH',
      why: `The ${wrong} differs; nothing was signed.`,
      next: 'Tell whoever runs the backend.',
      details: { wrong },
    })
  }
  const account = await wallet.account()
  if (account.chainId !== job.chainId) {
    throw new IntaglioError(`The wallet is on ${account.chainId}, this job on ${job.chainId}.`, {
      code: 'WRONG_CHAIN',
      next: `Switch the wallet to ${job.chainId}, then try again.`,
    })
  }
  if (account.address !== job.account) {
    throw new IntaglioError(`The job was planned for the account ${job.account}.`, {
      code: 'WRONG_ACCOUNT',
      next: 'Switch the wallet to that account, then try again.',
    })
  }
  transitions.move(job, 'signing', { confirmationsWanted: chain.facts.confirmations })
}
