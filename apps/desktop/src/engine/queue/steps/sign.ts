import { formatEther } from 'viem'
import { IntaglioError, type Address, say } from '@intaglio/shared'
import type { JobRow } from '../../store/jobs.ts'
import type { UnsignedTx } from '../../wallet/port.ts'
import { WalletRejectedError } from '../../wallet/errors.ts'
import { fromChainError } from '../chain-errors.ts'
import type { Chain } from '../chain.ts'
import { payloadOf, txRequestOf } from '../payload.ts'
import { findOutcome, type Step, type StepContext } from '../step.ts'

/** Percent of the estimate a transaction may use: the state can change a little before it is mined. */
const gasHeadroom = 120n

/** signing to broadcast. The chain is asked first: what happened already is never asked of the wallet. */
export const sign: Step = async (job, context) => {
  const { chains, wallet, transitions, probe } = context
  const chain = await chains.get(job.chainId)
  const outcome = await findOutcome(chain, job)
  if (outcome) {
    transitions.move(job, 'confirming', { txHash: outcome.txHash, rawTx: null, nonce: null })
    return
  }
  await refuseMovedTokenIds(chain, job)
  if (job.askedAt !== null) await resolveLostAnswer(chain, job)
  const tx = await withGas(chain, job)

  if (wallet.signTransaction) {
    const nonce = await freeNonce(chain, job, context)
    probe('wallet:before', job)
    const signed = await walletAnswer(wallet.signTransaction(tx, nonce))
    probe('wallet:after', job)
    transitions.move(job, 'broadcast', { txHash: signed.hash, rawTx: signed.raw, nonce: signed.nonce })
    return
  }
  const askedNonce = await chain.pendingNonce(job.account as Address)
  const asked = transitions.note(job, { askedAt: new Date().toISOString(), askedNonce })
  probe('wallet:before', asked)
  const txHash = await walletAnswer(wallet.sendTransaction(tx)).catch((error: unknown) => {
    // A clear no: the wallet did nothing and may be asked again.
    if (error instanceof WalletRejectedError) transitions.note(asked, { askedAt: null, askedNonce: null })
    throw error
  })
  probe('wallet:after', asked)
  transitions.move(asked, 'broadcast', { txHash })
}

async function walletAnswer<Value>(answer: Promise<Value>): Promise<Value> {
  try {
    return await answer
  } catch (error) {
    throw fromChainError(error)
  }
}

/** A token's metadata is found by its id, so a batch that would get other ids than planned must not be minted. */
async function refuseMovedTokenIds(chain: Chain, job: JobRow): Promise<void> {
  const payload = payloadOf(job)
  if (payload.kind === 'collection') return
  const next = await chain.nextTokenId(job.contract as Address)
  if (next === BigInt(payload.firstPosition)) return
  throw new IntaglioError(say`The collection has other tokens than planned.`, {
    code: 'TOKEN_IDS_MOVED',
    why: say`The next token on chain is ${{ next: String(next) }}, this batch begins with ${{ planned: payload.firstPosition }}. Nothing was signed.`,
    next: say`Someone minted into the collection by other means; publish the rest as a new collection.`,
    details: { next: next.toString(), planned: payload.firstPosition },
  })
}

/**
 * The wallet sends by itself, was asked, and its answer was lost with the process. While the account has transactions
 * in the pool one of them may be ours; when it has none, only the person can tell what the wallet still shows.
 */
async function resolveLostAnswer(chain: Chain, job: JobRow): Promise<void> {
  const account = job.account as Address
  const pending = await chain.pendingNonce(account)
  const mined = await chain.client.getTransactionCount({ address: account }).catch((error: unknown) => {
    throw fromChainError(error)
  })
  if (pending > mined) {
    throw new IntaglioError(say`The wallet may have sent the transaction.`, {
      code: 'WALLET_ANSWER_LOST',
      why: say`The account has a transaction on its way.`,
      next: say`This is looked at again when it has arrived.`,
      retryable: true,
    })
  }
  throw new IntaglioError(say`The wallet was asked, and its answer was lost.`, {
    code: 'WALLET_UNSURE',
    why: say`Nothing of it is on the chain.`,
    next: say`Reject the request if your wallet still shows it, then try again.`,
  })
}

async function withGas(
  chain: Chain,
  job: JobRow,
): Promise<UnsignedTx & { gas: bigint; maxFeePerGas: bigint }> {
  const { to, data, value, maxFeePerGas, maxPriorityFeePerGas } = txRequestOf(job)
  const account = job.account as Address
  const call = { account, to, data, value: BigInt(value) } as const
  try {
    const [estimate, balance, fees] = await Promise.all([
      chain.client.estimateGas(call),
      chain.client.getBalance({ address: account }),
      maxFeePerGas && maxPriorityFeePerGas
        ? { maxFeePerGas: BigInt(maxFeePerGas), maxPriorityFeePerGas: BigInt(maxPriorityFeePerGas) }
        : chain.client.estimateFeesPerGas(),
    ])
    const gas = (estimate * gasHeadroom) / 100n
    const needed = gas * fees.maxFeePerGas + call.value
    if (balance < needed) throw tooLittle(balance, needed, chain.facts.nativeSymbol)
    return { chainId: job.chainId as UnsignedTx['chainId'], to, data, value: call.value, gas, ...fees }
  } catch (error) {
    throw fromChainError(error)
  }
}

function tooLittle(balance: bigint, needed: bigint, symbol: string): IntaglioError {
  return new IntaglioError(
    say`The wallet has ${{ have: formatEther(balance) }} ${{ coin: symbol }}, this needs ${{ need: formatEther(needed) }}.`,
    {
      code: 'INSUFFICIENT_FUNDS',
      next: say`Send coins to the account, then try again.`,
      details: { balance: balance.toString(), needed: needed.toString() },
    },
  )
}

/** The chain's own count, and never a nonce that a live job of ours holds. */
async function freeNonce(chain: Chain, job: JobRow, { store }: StepContext): Promise<number> {
  const held = store.jobs
    .live()
    .filter(({ account, chainId, chainDone, nonce, jobId }) => {
      return (
        account === job.account &&
        chainId === job.chainId &&
        !chainDone &&
        nonce !== null &&
        jobId !== job.jobId
      )
    })
    .map(({ nonce }) => (nonce as number) + 1)
  return Math.max(await chain.pendingNonce(job.account as Address), ...held)
}
