import { accountIdOf } from '@intaglio/shared'
import { createSiweMessage } from 'viem/siwe'
import { describe, expect, it } from 'vitest'
import { checkMessage, readMessage, type IssuedNonce } from './check-message.ts'
import { SiweRefusedError } from './errors.ts'

const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
const accountId = accountIdOf('eip155:31337', address)
const now = new Date('2030-01-01T00:00:00Z')
const issued: IssuedNonce = {
  nonce: 'a1b2c3d4e5f6',
  accountId,
  domain: 'localhost:4000',
  chainId: 'eip155:31337',
}

type Parts = Parameters<typeof createSiweMessage>[0]

function text(changes: Partial<Parts> = {}): string {
  return createSiweMessage({
    address,
    chainId: 31337,
    domain: 'localhost:4000',
    nonce: issued.nonce,
    uri: 'http://localhost:4000/graphql',
    version: '1',
    issuedAt: now,
    expirationTime: new Date(now.getTime() + 60_000),
    ...changes,
  })
}

function verdict(raw: string, changes: Partial<Parameters<typeof checkMessage>[1]> = {}): string {
  try {
    checkMessage(readMessage(raw), { accountId, issued, allowedDomains: ['localhost'], now, ...changes })
    return 'accepted'
  } catch (error) {
    return error instanceof SiweRefusedError ? error.code : 'other'
  }
}

it('accepts a message that fits its nonce, and answers in lower case', () => {
  const account = `eip155:31337:${address}`
  const checked = checkMessage(readMessage(text()), {
    accountId: account,
    issued,
    allowedDomains: ['localhost'],
    now,
  })
  expect(checked).toEqual({ accountId, address: address.toLowerCase(), chainId: 'eip155:31337' })
})

describe('refuses', () => {
  it.each([
    ['text that is no message', 'hello', 'SIWE_MALFORMED'],
    ['trailing text', `${text()}\nand more`, 'SIWE_MALFORMED'],
    ['a very long message', text({ statement: 'x'.repeat(5_000) }), 'SIWE_MALFORMED'],
    ['another version', text().replace('Version: 1', 'Version: 2'), 'SIWE_MALFORMED'],
    ['no expiration', text().replace(/\nExpiration Time: .*/, ''), 'SIWE_MALFORMED'],
    ['an address without its checksum', text().replace(address, address.toLowerCase()), 'SIWE_MALFORMED'],
    ['a URI of another host', text({ uri: 'http://evil.example/' }), 'SIWE_DOMAIN'],
    [
      'a domain that is not served',
      text({ domain: 'evil.example', uri: 'http://evil.example/' }),
      'SIWE_DOMAIN',
    ],
    ['another domain than the nonce', text({ domain: 'localhost', uri: 'http://localhost/' }), 'SIWE_NONCE'],
    ['another chain', text({ chainId: 1 }), 'SIWE_CHAIN'],
    ['another address', text({ address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' }), 'SIWE_ACCOUNT'],
    ['another nonce', text({ nonce: 'zzzzzzzzzz' }), 'SIWE_NONCE'],
    ['a message that is over', text({ expirationTime: now }), 'SIWE_EXPIRED'],
    ['a message of tomorrow', text({ notBefore: new Date(now.getTime() + 1_000) }), 'SIWE_EXPIRED'],
  ])('%s', (_what, raw, code) => {
    expect(verdict(raw)).toBe(code)
  })

  it('a nonce that is unknown or used', () => {
    expect(verdict(text(), { issued: undefined })).toBe('SIWE_NONCE')
  })

  it('a nonce handed out for another account or chain', () => {
    const other = `eip155:31337:0x${'1'.repeat(40)}` as const
    expect(verdict(text(), { issued: { ...issued, accountId: other } })).toBe('SIWE_NONCE')
    expect(verdict(text(), { issued: { ...issued, chainId: 'eip155:1' } })).toBe('SIWE_NONCE')
  })
})
