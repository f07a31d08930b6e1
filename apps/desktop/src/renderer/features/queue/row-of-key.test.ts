import { expect, it } from 'vitest'
import { rowOfKey } from './row-of-key.ts'

const order = ['a', 'b', 'c', 'd', 'e']

it('stays within the rows', () => {
  expect(rowOfKey(order, undefined, 'ArrowDown')).toBe('a')
  expect(rowOfKey(order, 'a', 'ArrowUp')).toBe('a')
  expect(rowOfKey(order, 'd', 'PageDown')).toBe('e')
  expect(rowOfKey(order, 'c', 'Home')).toBe('a')
  expect(rowOfKey(order, 'c', 'x')).toBeUndefined()
  expect(rowOfKey([], undefined, 'End')).toBeUndefined()
})
