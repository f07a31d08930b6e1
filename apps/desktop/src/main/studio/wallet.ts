import { IntaglioError } from '@intaglio/shared'
import { createLocalWallet } from '../../engine/wallet/local.ts'
import type { Wallet } from '../../engine/wallet/port.ts'
import type { SoloStarted } from '../solo/methods.ts'

/** The local chain's test account; without a local chain nothing can sign yet. */
export function createStudioWallet(testAccount: SoloStarted['testAccount']): Wallet {
  return testAccount ? createLocalWallet(testAccount) : createAbsentWallet()
}

function createAbsentWallet(): Wallet {
  const refuse = (): Promise<never> =>
    Promise.reject(
      new IntaglioError('No wallet is connected.', {
        code: 'NO_WALLET',
        next: 'Turn on the local test chain in Settings to try publishing.',
      }),
    )
  return { account: refuse, signMessage: refuse, sendTransaction: refuse }
}
