import type { WalletServiceImplementation, Wallet } from '@intaglio/proto/wallet'
import { IntaglioError, say } from '@intaglio/shared'
import { enqueue } from '../../kit/outbox/outbox.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { parseLink } from './domain/link.ts'
import { walletLinked } from './messages.ts'
import { listWallets, upsertLink, type WalletRow } from './store/wallets.ts'

export function createWalletRpc(db: SqlDatabase): WalletServiceImplementation {
  return {
    async upsertLink(request) {
      const link = parseLink(request)
      const wallet = await db.transaction(async (tx) => {
        const { wallet, isNew } = await upsertLink(tx, link)
        if (wallet.user_id !== link.userId) {
          throw new IntaglioError(say`This account is linked to another user.`, {
            code: 'WALLET_LINKED_ELSEWHERE',
            details: { accountId: link.accountId },
          })
        }
        if (isNew) await enqueue(tx, [walletLinked(wallet)])
        return wallet
      })
      return toProto(wallet)
    },

    async listWallets({ userId }) {
      return { wallets: (await listWallets(db, userId)).map(toProto) }
    },
  }
}

function toProto(row: WalletRow): Wallet {
  return {
    walletId: row.id,
    userId: row.user_id,
    accountId: row.account_id,
    address: row.address,
    chainId: row.chain_id,
    type: row.type,
    connector: row.connector,
    isPrimary: row.is_primary,
    label: row.label ?? '',
    verifiedAt: row.verified_at?.toISOString() ?? '',
  }
}
