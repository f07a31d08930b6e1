import { IntaglioError, say } from '@intaglio/shared'

/** The person said no in the wallet. */
export class WalletRejectedError extends IntaglioError {
  override readonly name = 'WalletRejectedError'
  constructor(cause?: unknown) {
    super(say`The request was rejected in the wallet.`, {
      code: 'WALLET_REJECTED',
      next: say`Try again and confirm it in your wallet, or cancel.`,
      cause,
    })
  }
}
