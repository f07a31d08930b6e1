import { describe, expect, it } from 'vitest'
import { slugOf, tokenIdOf } from './ids.ts'
import { parseMetadata } from './metadata.ts'
import { refreshIn, tokenStatusOf } from './refresh.ts'
import { metadataSource } from './token-uri.ts'
import { traitRows } from './traits.ts'

describe('parseMetadata', () => {
  it('reads what the standards name and keeps the file as it was', () => {
    const file = {
      name: 'Plate 1',
      image: 'ipfs://x',
      attributes: [{ trait_type: 'Ink', value: 'Black' }],
      extra: 1,
    }
    const { normalized, original } = parseMetadata(JSON.stringify(file))
    expect(original).toEqual(file)
    expect(normalized).toMatchObject({
      name: 'Plate 1',
      image: 'ipfs://x',
      attributes: [{ traitType: 'Ink', value: 'Black', displayType: null }],
    })
  })
  it('leaves out what makes no sense', () => {
    const file = {
      name: 7,
      attributes: [null, {}, { trait_type: 'A', value: {} }, { value: 3 }, { trait_type: 'B', value: ' ' }],
    }
    const { normalized } = parseMetadata(JSON.stringify(file))
    expect(normalized.name).toBe('')
    expect(normalized.attributes).toEqual([{ traitType: 'Property', value: 3, displayType: null }])
  })
  it('takes out what no database stores', () => {
    expect(parseMetadata('{"name":"a\\u0000b\\ud800c"}').normalized.name).toBe('ab\ufffdc')
  })
  it('refuses what is no object', () => {
    expect(() => parseMetadata('[]')).toThrow(/no object/)
    expect(() => parseMetadata('nonsense')).toThrow()
  })
})

describe('metadataSource', () => {
  it('reads IPFS paths, with and without the doubled prefix', () => {
    expect(metadataSource('ipfs://bafy/1.json', '1')).toEqual({ kind: 'ipfs', path: 'bafy/1.json' })
    expect(metadataSource('ipfs://ipfs/bafy', '1')).toEqual({ kind: 'ipfs', path: 'bafy' })
  })
  it('fills the id of ERC-1155 in', () => {
    expect(metadataSource('ipfs://bafy/{id}.json', '255')).toEqual({
      kind: 'ipfs',
      path: `bafy/${'0'.repeat(62)}ff.json`,
    })
  })
  it('reads inline JSON', () => {
    const content = Buffer.from('{"name":"é"}').toString('base64')
    expect(metadataSource(`data:application/json;base64,${content}`, '1')).toEqual({
      kind: 'inline',
      content: '{"name":"é"}',
    })
    expect(metadataSource('data:application/json,%7B%7D', '1')).toEqual({ kind: 'inline', content: '{}' })
  })
  it.each(['', 'http://127.0.0.1/secret', 'https://example.com/1', 'file:///etc/passwd', 'ipfs://bafy/../x'])(
    'never follows %j',
    (uri) => {
      expect(metadataSource(uri, '1').kind).toBe('unreadable')
    },
  )
})

describe('traitRows', () => {
  it('makes each trait, value and link once', () => {
    const black = { traitType: 'Ink', value: 'Black', displayType: null }
    const same = { traitType: ' ink ', value: 'BLACK', displayType: null }
    const rows = traitRows('collection', [
      { id: 't1', attributes: [black, same] },
      { id: 't2', attributes: [same] },
      { id: 't3', attributes: [{ traitType: 'Ink', value: 'Blue', displayType: null }] },
    ])
    expect(rows.traits.map((trait) => trait.name)).toEqual(['Ink'])
    expect(rows.values.map((value) => value.valueString)).toEqual(['Black', 'Blue'])
    expect(rows.links).toHaveLength(3)
    expect(rows.links[0]?.traitValueId).toBe(rows.links[1]?.traitValueId)
  })
  it('knows numbers and dates', () => {
    const rows = traitRows('collection', [
      {
        id: 't1',
        attributes: [
          { traitType: 'Depth', value: 1.5, displayType: null },
          { traitType: 'Printed', value: 1_700_000_000, displayType: 'date' },
        ],
      },
    ])
    expect(rows.values.map(({ valueNumber, valueEpochSeconds }) => [valueNumber, valueEpochSeconds])).toEqual(
      [
        [1.5, null],
        [null, 1_700_000_000],
      ],
    )
  })
})

describe('ids', () => {
  it('are the same for the same token and valid UUIDs', () => {
    expect(tokenIdOf('eip155:1', '0xa', '1')).toBe(tokenIdOf('eip155:1', '0xa', '1'))
    expect(tokenIdOf('eip155:1', '0xa', '1')).not.toBe(tokenIdOf('eip155:1', '0xa', '2'))
    expect(tokenIdOf('eip155:1', '0xa', '1')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
  it('make a slug of any name', () => {
    expect(slugOf('Été – à Paris!', 'eip155:1', '0xab')).toBe('ete-a-paris-1-ab')
    expect(slugOf('🎨', 'eip155:1', '0xab')).toBe('collection-1-ab')
  })
})

describe('refreshing', () => {
  it('waits longer each time and ends', () => {
    expect(refreshIn('ready', 1)).toBeUndefined()
    expect(refreshIn('failed', 1)).toBe(5)
    expect(refreshIn('pending', 2)).toBe(15)
    expect(refreshIn('failed', 100)).toBeUndefined()
  })
  it('says burned before anything else', () => {
    expect(tokenStatusOf({ burned: true, metadataStatus: 'ready' })).toBe('burned')
    expect(tokenStatusOf({ burned: false, metadataStatus: 'pending' })).toBe('pending')
  })
})
