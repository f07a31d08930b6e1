import { erc1155Abi, erc721Abi, factoryAbi } from '@intaglio/contracts'
import {
  BaseError,
  decodeErrorResult,
  InsufficientFundsError,
  NonceTooLowError,
  UserRejectedRequestError,
  type Hex,
} from 'viem'
import { IntaglioError, UnavailableError, say, type Phrase, type Text } from '@intaglio/shared'
import { WalletRejectedError } from '../wallet/errors.ts'

/** A contract refused; it will refuse again. */
export class RevertError extends IntaglioError {
  override readonly name = 'RevertError'
  /** Of the contract's error, such as IntentAlreadyUsed. */
  readonly reason: string
  constructor(reason: string, words: Text, cause?: unknown) {
    super(say`The contract refused: ${{ words }}`, {
      code: 'TX_REVERTED',
      next: say`Nothing was minted by this transaction. Look at the reason, then try again or cancel.`,
      details: { reason },
      cause,
    })
    this.reason = reason
  }
}

const words: Readonly<Record<string, Phrase>> = {
  IntentAlreadyUsed: say`this collection exists already.`,
  IntentAlreadyMinted: say`this batch is minted already.`,
  MaxSupplyExceeded: say`the collection would get more tokens than its limit.`,
  AccessControlUnauthorizedAccount: say`this account may not mint in the collection.`,
  RoyaltyTooHigh: say`the royalty is above 100 %.`,
}

const abi = [...factoryAbi, ...erc721Abi, ...erc1155Abi].filter((part) => part.type === 'error')

/** What went wrong on the chain or in a wallet, as one of ours; the decision to retry is made here, once. */
export function fromChainError(error: unknown): IntaglioError {
  if (error instanceof IntaglioError) return error
  if (!(error instanceof BaseError)) {
    return new UnavailableError(say`The node of the chain`, {
      ...(error instanceof Error && { why: error.message }),
      cause: error,
    })
  }
  const has = (type: abstract new (...args: never[]) => Error) =>
    error.walk((part) => part instanceof type) !== null
  if (has(UserRejectedRequestError)) return new WalletRejectedError(error)
  if (has(InsufficientFundsError) || /insufficient funds/i.test(error.details)) {
    return new IntaglioError(say`The wallet has too little to pay for the transaction.`, {
      code: 'INSUFFICIENT_FUNDS',
      next: say`Send coins to the account, then try again.`,
      cause: error,
    })
  }
  if (has(NonceTooLowError))
    return new IntaglioError(say`The nonce is used.`, { code: 'NONCE_USED', retryable: true, cause: error })
  const data = revertData(error)
  if (data !== undefined) return revertOf(data, error)
  if (/revert/i.test(error.details)) return new RevertError('unknown', error.shortMessage, error)
  return new UnavailableError(say`The node of the chain`, { why: error.shortMessage, cause: error })
}

/** A contract's error out of its bytes. */
export function revertOf(data: Hex, cause?: unknown): RevertError {
  try {
    const { errorName, args } = decodeErrorResult({ abi, data })
    return new RevertError(errorName, words[errorName] ?? `${errorName}(${(args ?? []).join(', ')})`, cause)
  } catch {
    return new RevertError('unknown', data === '0x' ? say`no reason given.` : data.slice(0, 74), cause)
  }
}

/** viem keeps the bytes at different depths, depending on the call. */
function revertData(error: BaseError): Hex | undefined {
  let found: Hex | undefined
  error.walk((part) => {
    const data = (part as { data?: unknown }).data
    const inner = (data as { data?: unknown } | null | undefined)?.data
    for (const candidate of [data, inner]) {
      if (found === undefined && typeof candidate === 'string' && /^0x[0-9a-f]*$/i.test(candidate))
        found = candidate as Hex
    }
    return false
  })
  return found
}
