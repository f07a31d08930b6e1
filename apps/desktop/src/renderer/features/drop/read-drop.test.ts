import { expect, it } from 'vitest'
import { isTable, kindOf } from './read-drop.ts'

it('tells pictures and tables from what cannot be told', () => {
  expect(kindOf(['image/png', 'video/mp4', 'audio/wav'])).toBe('media')
  expect(kindOf(['text/csv', 'application/json'])).toBe('table')
  // A folder has no type.
  expect([kindOf([]), kindOf(['']), kindOf(['image/png', '']), kindOf(['image/png', 'text/csv'])]).toEqual(
    Array(4).fill('unknown'),
  )
  expect(['a.CSV', 'b.json', 'c.png', 'csv'].map(isTable)).toEqual([true, true, false, false])
})
