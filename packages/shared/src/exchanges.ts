import { parseChainId, type Address, type ChainId } from './caip.ts'

/** Topic exchanges of the message bus, by their specified names. */
export const exchanges = {
  authEvents: 'auth.events',
  walletEvents: 'wallet.events',
  collectionsEvents: 'collections.events',
  collectionsDomain: 'collections.domain',
  mintsEvents: 'mints.events',
  mintsDomain: 'mints.domain',
} as const
export type Exchange = (typeof exchanges)[keyof typeof exchanges]

/** Routing keys as published. `eip155:31337` is written `eip155-31337` in keys of raw events. */
export const routingKeys = {
  userVerified: 'auth.user.verified',
  userLoggedIn: 'auth.user.logged_in',
  walletLinked: 'wallet.linked',
  collectionCreated: (chainId: ChainId) => `created.${chainId.replace(':', '-')}`,
  collectionUpserted: (chainId: ChainId, contract: Address) => `upserted.${numeric(chainId)}.${contract}`,
  minted: (chainId: ChainId) => `minted.${chainId.replace(':', '-')}`,
  mintUpserted: (chainId: ChainId, contract: Address, tokenId: string) =>
    `upserted.${numeric(chainId)}.${contract}.${tokenId}`,
} as const

/** Patterns consumers bind with. */
export const bindingPatterns = {
  users: 'auth.user.*',
  collectionsCreated: 'created.*',
  collectionsUpserted: 'upserted.#',
  minted: 'minted.*',
  mintsUpserted: 'upserted.#',
} as const

function numeric(chainId: ChainId): number {
  return parseChainId(chainId).chainNumeric
}
