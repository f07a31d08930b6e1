import {
  InvalidInputError,
  accountIdOf,
  normalizeAddress,
  parseAccountId,
  parseChainId,
  type AccountId,
  type Address,
  type ChainId,
  say,
} from '@intaglio/shared'

export const walletTypes = ['eoa', 'contract'] as const
export type WalletType = (typeof walletTypes)[number]

/** An account that is to belong to a user. */
export interface WalletLink {
  userId: string
  accountId: AccountId
  address: Address
  chainId: ChainId
  type: WalletType
  /** How the wallet is reached, such as `walletconnect`; empty where nobody said. */
  connector: string
  /** Taken only where the user has no primary wallet yet. */
  isPrimary: boolean
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** @throws InvalidInputError naming the field, also where account, address and chain contradict each other */
export function parseLink(input: {
  [K in keyof WalletLink]: WalletLink[K] extends boolean ? boolean : string
}): WalletLink {
  const account = parseAccountId(input.accountId)
  if (!uuid.test(input.userId)) throw new InvalidInputError('userId', say`must be a UUID`)
  if (normalizeAddress(input.address) !== account.address) {
    throw new InvalidInputError('address', say`is not the address of accountId`)
  }
  if (parseChainId(input.chainId).chainId !== account.chainId) {
    throw new InvalidInputError('chainId', say`is not the chain of accountId`)
  }
  const type = walletTypes.find((known) => known === (input.type || 'eoa'))
  if (!type) throw new InvalidInputError('type', say`must be one of ${{ values: walletTypes }}`)
  return {
    userId: input.userId,
    accountId: accountIdOf(account.chainId, account.address),
    address: account.address,
    chainId: account.chainId,
    type,
    connector: input.connector.slice(0, 100),
    isPrimary: input.isPrimary,
  }
}
