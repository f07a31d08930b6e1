import {
  parseAccountId,
  parseChainId,
  type AccountId,
  type Address,
  type ChainId,
  say,
} from '@intaglio/shared'
import { SiweMessage } from 'siwe'
import { validateSiweMessage } from 'viem/siwe'
import { isAllowedDomain } from './domains.ts'
import { SiweRefusedError } from './errors.ts'

/** What a nonce was handed out for. */
export interface IssuedNonce {
  nonce: string
  accountId: AccountId
  domain: string
  chainId: ChainId
}

/** The parts of an EIP-4361 message that decide. */
export interface SignInMessage {
  raw: string
  domain: string
  address: Address
  uri: string
  version: string
  chainId: ChainId
  nonce: string
  expirationTime: Date
  notBefore: Date | undefined
}

/** Longer texts are not sign-in messages; the limit keeps the parser from being fed megabytes. */
const maxLength = 4_000

/**
 * Reads an EIP-4361 message by its strict grammar.
 * @throws SiweRefusedError where it is none, is not version 1, has no expiration, or its URI belongs to another host
 */
export function readMessage(raw: string): SignInMessage {
  if (raw.length > maxLength)
    throw new SiweRefusedError(
      'SIWE_MALFORMED',
      say`The message is longer than ${{ most: maxLength }} characters.`,
    )
  const message = parse(raw)
  if (message.version !== '1')
    throw new SiweRefusedError('SIWE_MALFORMED', say`The version of the message is not 1.`)
  if (!message.expirationTime)
    throw new SiweRefusedError('SIWE_MALFORMED', say`The message has no expiration time.`)
  if (hostOf(message.uri) !== message.domain.toLowerCase()) {
    throw new SiweRefusedError(
      'SIWE_DOMAIN',
      say`The URI of the message, ${{ uri: message.uri }}, does not belong to its domain, ${{ domain: message.domain }}.`,
    )
  }
  return {
    raw,
    domain: message.domain,
    address: message.address.toLowerCase() as Address,
    uri: message.uri,
    version: message.version,
    chainId: `eip155:${message.chainId}`,
    nonce: message.nonce,
    expirationTime: new Date(message.expirationTime),
    notBefore: message.notBefore === undefined ? undefined : new Date(message.notBefore),
  }
}

/**
 * Decides whether a message may sign this account in, the signature aside.
 *
 * @param issued what the nonce in the message was handed out for; undefined where it is unknown or used up
 * @throws SiweRefusedError
 */
export function checkMessage(
  message: SignInMessage,
  context: {
    accountId: string
    issued: IssuedNonce | undefined
    allowedDomains: readonly string[]
    now: Date
  },
): { accountId: AccountId; address: Address; chainId: ChainId } {
  const { issued, now } = context
  const account = parseAccountId(context.accountId)
  const accountId: AccountId = `${account.chainId}:${account.address}`
  if (!isAllowedDomain(message.domain, context.allowedDomains)) {
    throw new SiweRefusedError(
      'SIWE_DOMAIN',
      say`This backend does not take sign-ins for ${{ domain: message.domain }}.`,
    )
  }
  if (parseChainId(message.chainId).chainId !== account.chainId) {
    throw new SiweRefusedError(
      'SIWE_CHAIN',
      say`The message is for ${{ signed: String(message.chainId) }}, the account is on ${{ present: account.chainId }}.`,
    )
  }
  if (message.address !== account.address) {
    throw new SiweRefusedError(
      'SIWE_ACCOUNT',
      say`The message is signed for another address than the account has.`,
    )
  }
  if (!issued || issued.nonce !== message.nonce) {
    throw new SiweRefusedError(
      'SIWE_NONCE',
      say`The nonce is unknown, used already, or older than five minutes.`,
    )
  }
  if (
    issued.accountId !== accountId ||
    issued.domain !== message.domain ||
    issued.chainId !== message.chainId
  ) {
    throw new SiweRefusedError(
      'SIWE_NONCE',
      say`The nonce was handed out for another account, domain or chain.`,
    )
  }
  const { address, domain, nonce, expirationTime, notBefore } = message
  const valid = validateSiweMessage({
    message: { address, domain, nonce, version: '1', expirationTime, ...(notBefore && { notBefore }) },
    address: account.address,
    domain: issued.domain,
    nonce: issued.nonce,
    time: now,
  })
  // Everything but the times was compared above.
  if (!valid) throw new SiweRefusedError('SIWE_EXPIRED', say`The message is expired or not valid yet.`)
  return { accountId, address: account.address, chainId: account.chainId }
}

function parse(raw: string): SiweMessage {
  try {
    return new SiweMessage(raw)
  } catch {
    throw new SiweRefusedError('SIWE_MALFORMED', say`The text is not an EIP-4361 message.`)
  }
}

function hostOf(uri: string): string | undefined {
  try {
    return new URL(uri).host
  } catch {
    return undefined
  }
}
