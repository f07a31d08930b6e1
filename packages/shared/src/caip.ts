import { InvalidInputError } from './errors.ts'
import { say } from './phrase.ts'

/** CAIP-2 chain id of an EVM chain, such as `eip155:31337`. */
export type ChainId = `eip155:${number}`
/** CAIP-10 account id, such as `eip155:31337:0xabc…`; the address is lower case. */
export type AccountId = `${ChainId}:0x${string}`
/** A 20-byte address, lower case wherever it is a key. */
export type Address = `0x${string}`

const chainIdPattern = /^eip155:([1-9][0-9]{0,15})$/
const accountIdPattern = /^(eip155:[1-9][0-9]{0,15}):(0x[0-9a-fA-F]{40})$/

export function chainIdOf(chainNumeric: number): ChainId {
  return `eip155:${chainNumeric}`
}

/** @throws InvalidInputError naming `field` when the text is not a CAIP-2 EVM chain id */
export function parseChainId(text: string, field = 'chainId'): { chainId: ChainId; chainNumeric: number } {
  const match = chainIdPattern.exec(text)
  if (!match) throw new InvalidInputError(field, say`must be a CAIP-2 id such as eip155:1`)
  return { chainId: text as ChainId, chainNumeric: Number(match[1]) }
}

export function accountIdOf(chainId: ChainId, address: string): AccountId {
  return `${chainId}:${normalizeAddress(address)}`
}

/** @throws InvalidInputError naming `field` when the text is not a CAIP-10 EVM account id */
export function parseAccountId(text: string, field = 'accountId'): { chainId: ChainId; address: Address } {
  const match = accountIdPattern.exec(text)
  if (!match) throw new InvalidInputError(field, say`must be a CAIP-10 id such as eip155:1:0x…`)
  return { chainId: match[1] as ChainId, address: normalizeAddress(match[2] as string) }
}

/** Lower case: the one form in which addresses are compared and stored. */
export function normalizeAddress(address: string, field = 'address'): Address {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address))
    throw new InvalidInputError(field, say`must be a 20-byte hex address`)
  return address.toLowerCase() as Address
}
