import { IntaglioError, say } from '@intaglio/shared'
import { expectedCalldata } from '../calldata.ts'
import { payloadOf, txRequestOf } from '../payload.ts'
import type { Step } from '../step.ts'

const differs = {
  chain: say`Its chain differs; nothing was signed.`,
  contract: say`Its contract differs; nothing was signed.`,
  amount: say`Its amount differs; nothing was signed.`,
  content: say`Its content differs; nothing was signed.`,
}

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
    throw new IntaglioError(say`The backend prepared another transaction than was planned.`, {
      code: 'CALLDATA_MISMATCH',
      why: differs[wrong],
      next: say`Tell whoever runs the backend.`,
      details: { wrong },
    })
  }
  const account = await wallet.account()
  if (account.chainId !== job.chainId) {
    throw new IntaglioError(
      say`The wallet is on ${{ present: account.chainId }}, this job on ${{ wanted: job.chainId }}.`,
      {
        code: 'WRONG_CHAIN',
        next: say`Switch the wallet to ${{ wanted: job.chainId }}, then try again.`,
      },
    )
  }
  if (account.address !== job.account) {
    throw new IntaglioError(say`The job was planned for the account ${{ account: job.account }}.`, {
      code: 'WRONG_ACCOUNT',
      next: say`Switch the wallet to that account, then try again.`,
    })
  }
  transitions.move(job, 'signing', { confirmationsWanted: chain.facts.confirmations })
}
