import { expect, it } from 'vitest'
import { keepOnly, nothingSelected, select, selectAll, selectArea } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const shown = (selection: ReturnType<typeof select>) => [...selection.ids].sort().join('')

it('selects as a file manager does', () => {
  let now = select(nothingSelected, order, 'b', 'one')
  expect(shown(now)).toBe('b')
  now = select(now, order, 'd', 'range')
  expect([shown(now), now.focus]).toEqual(['bcd', 'd'])
  // The range turns round its anchor.
  now = select(now, order, 'a', 'range')
  expect(shown(now)).toBe('ab')
  now = select(now, order, 'e', 'toggle')
  expect(shown(now)).toBe('abe')
  now = select(now, order, 'a', 'toggle')
  expect(shown(now)).toBe('be')
  now = select(now, order, 'c', 'one')
  expect(shown(now)).toBe('c')
  expect(shown(select(nothingSelected, order, 'c', 'range'))).toBe('c')
})

it('selects what lies in an area: alone, turned over, or besides', () => {
  const before = select(select(nothingSelected, order, 'a', 'one'), order, 'c', 'toggle')
  const area = (mode: 'one' | 'toggle' | 'range') => selectArea(before, order, [2, 3], mode)
  expect([shown(area('one')), shown(area('toggle')), shown(area('range'))]).toEqual(['cd', 'ad', 'acd'])
  expect([area('one').anchor, area('one').focus]).toEqual(['c', 'd'])
  const none = selectArea(before, order, [], 'one')
  expect([shown(none), none.focus]).toEqual(['', 'c'])
})

it('lets go of what is there no more', () => {
  const all = selectAll(order)
  expect(keepOnly(all, order)).toBe(all)
  expect(shown(keepOnly(all, ['b', 'c']))).toBe('bc')
  expect(keepOnly(all, ['b']).focus).toBeUndefined()
})
