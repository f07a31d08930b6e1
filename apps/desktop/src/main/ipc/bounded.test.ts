import { expect, it } from 'vitest'
import { isBounded } from './bounded.ts'

const keys = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'x']))
const circle: Record<string, unknown> = {}
circle['in'] = circle

it.each([
  ['nothing', undefined],
  [
    'a hundred thousand ids',
    { itemIds: Array<string>(100_000).fill('0198c1f2-7c1e-7c3e-8f6a-2f1a9b0c4d5e') },
  ],
  ['ten thousand paths', { files: Array<string>(10_000).fill(`/home/ana/${'art/'.repeat(60)}1.png`) }],
  ['a table of a thousand columns', { mapping: keys(1_000) }],
])('parses %s', (_what, payload) => {
  expect(isBounded(payload)).toBe(true)
})

it.each([
  ['a million keys', { mapping: keys(1_000_000) }],
  ['keys below keys', { query: { traits: [{ trait: keys(1_001) }] } }],
  ['a list that is mostly holes', new Array(4_000_000_000)],
  ['a million values', { itemIds: [Array(200_000).fill(1), Array(200_000).fill(1)] }],
  ['a long text', { name: ' '.repeat(20_000_000) }],
  ['a long key', { ['k'.repeat(20_000_000)]: 1 }],
  ['bytes', { folder: new Uint8Array(10) }],
  ['a circle', circle],
])('does not parse %s', (_what, payload) => {
  expect(isBounded(payload)).toBe(false)
})
