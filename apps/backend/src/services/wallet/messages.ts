import { exchanges, makeMessage, routingKeys } from '@intaglio/shared'
import type { OutgoingMessage } from '../../kit/bus/port.ts'
import type { WalletRow } from './store/wallets.ts'

/** Said once a wallet, when it is linked. */
export function walletLinked(wallet: WalletRow): OutgoingMessage {
  return {
    exchange: exchanges.walletEvents,
    routingKey: routingKeys.walletLinked,
    body: makeMessage('wallet.linked', `wallet.linked:${wallet.id}`, {
      userId: wallet.user_id,
      walletId: wallet.id,
      accountId: wallet.account_id,
      address: wallet.address,
      chainId: wallet.chain_id,
      isPrimary: wallet.is_primary,
    }),
  }
}
