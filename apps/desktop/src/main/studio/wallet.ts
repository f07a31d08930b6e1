import { IntaglioError, say } from '@intaglio/shared'
import type { Wallet } from '../../engine/wallet/port.ts'
import { WorkspaceAwaitedError } from '../../engine/sync/errors.ts'
import type { SoloStarted } from '../solo/methods.ts'

export interface StudioWallet extends Wallet {
  /** The local chain's test account; without a local chain nothing can sign. */
  use(testAccount: SoloStarted['testAccount']): void
}

/** The wallet comes with the workspace, which says whether there is a local chain. */
export function createStudioWallet(): StudioWallet {
  let wallet = refusing(() => new WorkspaceAwaitedError())
  return {
    use(testAccount) {
      wallet = testAccount ? localWallet(testAccount) : refusing(noWallet)
    },
    account: () => wallet.account(),
    signMessage: (message) => wallet.signMessage(message),
    get signTransaction() {
      return wallet.signTransaction
    },
    sendTransaction: (tx) => wallet.sendTransaction(tx),
  }
}

/** What signs is large: it is loaded when something is to be signed. */
function localWallet({ address, ...key }: NonNullable<SoloStarted['testAccount']>): Wallet {
  const signer = async () => {
    const { createLocalWallet } = await import('../../engine/wallet/local.ts')
    return createLocalWallet(key)
  }
  return {
    account: () => Promise.resolve({ chainId: key.chainId, address }),
    signMessage: async (message) => (await signer()).signMessage(message),
    signTransaction: async (tx, nonce) => (await signer()).signTransaction(tx, nonce),
    sendTransaction: async (tx) => (await signer()).sendTransaction(tx),
  }
}

function refusing(reason: () => IntaglioError): Wallet {
  const refuse = (): Promise<never> => Promise.reject(reason())
  return { account: refuse, signMessage: refuse, sendTransaction: refuse }
}

function noWallet(): IntaglioError {
  return new IntaglioError(say`No wallet is connected.`, {
    code: 'NO_WALLET',
    next: say`Turn on the local test chain in Settings to try publishing.`,
  })
}
