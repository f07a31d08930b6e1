import { InvalidInputError } from '@intaglio/shared'
import { describe, expect, it } from 'vitest'
import { parseCollectionInput, parseIntentId, parseMintInput, parseTrackInput } from './input.ts'

const someone = `0x${'A1'.repeat(20)}`
const collection = {
  chainId: 'eip155:31337',
  standard: 'erc721',
  name: 'Plates',
  symbol: 'PLT',
  description: '',
  contractUri: 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
  baseUri: 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/',
  royaltyBps: 500,
  royaltyReceiver: someone,
  maxSupply: '0',
  logoCid: '',
  bannerCid: '',
}
const mint721 = {
  chainId: 'eip155:31337',
  standard: 'erc721',
  contract: someone,
  to: someone,
  quantity: 24,
  baseUri: '',
}
const mint1155 = { ...mint721, standard: 'erc1155', amounts: ['1', '10'] }

/** The field that is named by the refusal. */
function refusedField(parse: () => unknown): unknown {
  try {
    parse()
  } catch (error) {
    if (error instanceof InvalidInputError) return error.details['field']
    throw error
  }
  return undefined
}

describe('collection input', () => {
  it('is taken, with addresses in lower case', () => {
    expect(parseCollectionInput(collection).royaltyReceiver).toBe(someone.toLowerCase())
  })
  it.each([
    ['chainId', 'mainnet'],
    ['standard', 'erc20'],
    ['name', '  '],
    ['name', 'x'.repeat(101)],
    ['name', 'a\0b'],
    ['symbol', ''],
    ['symbol', 'x'.repeat(21)],
    ['description', 'x'.repeat(5001)],
    ['contractUri', 'javascript:alert(1)'],
    ['baseUri', 'ipfs://bafy/no-slash'],
    ['royaltyBps', 10_001],
    ['royaltyBps', -1],
    ['royaltyReceiver', '0x0'],
    ['royaltyReceiver', `0x${'0'.repeat(40)}`],
    ['maxSupply', '-1'],
    ['maxSupply', (2n ** 64n).toString()],
    ['logoCid', '../etc'],
  ])('refuses %s = %j by its name', (field, value) => {
    expect(refusedField(() => parseCollectionInput({ ...collection, [field]: value }))).toBe(field)
  })
})

describe('mint input', () => {
  it('keeps what its standard wants', () => {
    expect(parseMintInput({ ...mint721, amounts: [] })).not.toHaveProperty('amounts')
    expect(parseMintInput({ ...mint1155, quantity: 0 })).not.toHaveProperty('quantity')
  })
  it.each([0, 1001, 1.5])('refuses a quantity of %d', (quantity) => {
    expect(refusedField(() => parseMintInput({ ...mint721, quantity }))).toBe('quantity')
  })
  it('refuses no, too many and worthless editions', () => {
    expect(refusedField(() => parseMintInput({ ...mint1155, amounts: [] }))).toBe('amounts')
    expect(refusedField(() => parseMintInput({ ...mint1155, amounts: Array(501).fill('1') }))).toBe('amounts')
    expect(refusedField(() => parseMintInput({ ...mint1155, amounts: ['1', '0'] }))).toBe('amounts.1')
  })
  it('refuses a receiver that is nobody', () => {
    expect(refusedField(() => parseMintInput({ ...mint721, to: `0x${'0'.repeat(40)}` }))).toBe('to')
  })
  it('refuses an unknown standard', () => {
    expect(refusedField(() => parseMintInput({ ...mint721, standard: 'erc20' }))).toBe('standard')
  })
})

describe('ids and hashes', () => {
  it('are UUIDs, nil excepted', () => {
    expect(parseIntentId('6F9619FF-8B86-4D01-B42D-00CF4FC964FF')).toBe('6f9619ff-8b86-4d01-b42d-00cf4fc964ff')
    expect(refusedField(() => parseIntentId('00000000-0000-0000-0000-000000000000'))).toBe('intentId')
    expect(refusedField(() => parseIntentId('1'))).toBe('intentId')
  })
  it('are checked when a transaction is noted', () => {
    const track = { intentId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff', chainId: 'eip155:1', contract: '' }
    expect(parseTrackInput({ ...track, txHash: `0x${'AB'.repeat(32)}` }).txHash).toBe(`0x${'ab'.repeat(32)}`)
    expect(refusedField(() => parseTrackInput({ ...track, txHash: '0x12' }))).toBe('txHash')
  })
})
