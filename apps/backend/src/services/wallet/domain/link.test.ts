import { expect, it } from 'vitest'
import { parseLink } from './link.ts'

const address = `0x${'Ab'.repeat(20)}`
const input = {
  userId: '00000000-0000-4000-8000-000000000001',
  accountId: `eip155:1:${address}`,
  address,
  chainId: 'eip155:1',
  type: '',
  connector: '',
  isPrimary: true,
}

it('keeps addresses in lower case and takes a wallet for a key unless told otherwise', () => {
  expect(parseLink(input)).toMatchObject({ address: address.toLowerCase(), type: 'eoa' })
  expect(parseLink({ ...input, type: 'contract' }).type).toBe('contract')
})

it.each([
  ['userId', { userId: 'me' }],
  ['accountId', { accountId: 'eip155:1' }],
  ['address', { address: `0x${'1'.repeat(40)}` }],
  ['chainId', { chainId: 'eip155:2' }],
  ['type', { type: 'paper' }],
])('names %s where it does not fit', (field, change) => {
  expect(() => parseLink({ ...input, ...change })).toThrow(
    expect.objectContaining({ code: 'INVALID_INPUT', details: expect.objectContaining({ field }) }),
  )
})
