import { expect, it } from 'vitest'
import { tokenMetadata } from './token-metadata.ts'

const text = (...given: Parameters<typeof tokenMetadata>) => new TextDecoder().decode(tokenMetadata(...given))
const token = { name: 'A', description: '', imageCid: 'cid', attributes: [], extra: {} }

// Addresses are hashes of these bytes: a change here moves every token of every project.
it('writes the same bytes for the same words', () => {
  const attributes = [
    { trait_type: 'Ink', value: 'Sepia' },
    { trait_type: 'Year', value: 1893 },
  ]
  expect(text('erc721', { ...token, attributes })).toBe(
    '{"name":"A","description":"","image":"ipfs://cid","attributes":[{"trait_type":"Ink","value":"Sepia"},{"trait_type":"Year","value":1893}]}',
  )
  expect(text('erc1155', token)).toBe(
    '{"name":"A","description":"","image":"ipfs://cid","decimals":0,"attributes":[]}',
  )
})

it('adds how traits are shown, and further fields after the others', () => {
  const attributes = [
    { max_value: 10, value: 3, trait_type: 'Level', display_type: 'number' as const },
    { trait_type: '', value: 'plain' },
  ]
  const extra = { external_url: 'https://a.example', dna: 'x', image: 'ipfs://other', name: 'other' }
  expect(text('erc721', { ...token, attributes, extra })).toBe(
    '{"name":"A","description":"","image":"ipfs://cid","attributes":[{"trait_type":"Level","value":3,"display_type":"number","max_value":10},{"value":"plain"}],"external_url":"https://a.example","dna":"x"}',
  )
})
