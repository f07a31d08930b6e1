import { expect, it } from 'vitest'
import { choose, nothingSelected, rowOfKey } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const plain = { shift: false, mod: false }
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort().join('')

it('chooses as a file manager does', () => {
  const one = choose(order, nothingSelected, 'b', plain)
  expect(ids(one)).toBe('b')
  const range = choose(order, one, 'd', { shift: true, mod: false })
  expect(ids(range)).toBe('bcd')
  // The range turns around its anchor.
  expect(ids(choose(order, range, 'a', { shift: true, mod: false }))).toBe('ab')
  const without = choose(order, range, 'c', { shift: false, mod: true })
  expect(ids(without)).toBe('bd')
  expect(ids(choose(order, without, 'e', { shift: true, mod: true }))).toBe('bcde')
  expect(ids(choose(order, without, 'e', plain))).toBe('e')
})

it('stays within the rows', () => {
  expect(rowOfKey(order, undefined, 'ArrowDown')).toBe('a')
  expect(rowOfKey(order, 'a', 'ArrowUp')).toBe('a')
  expect(rowOfKey(order, 'd', 'PageDown')).toBe('e')
  expect(rowOfKey(order, 'c', 'Home')).toBe('a')
  expect(rowOfKey(order, 'c', 'x')).toBeUndefined()
  expect(rowOfKey([], undefined, 'End')).toBeUndefined()
})
