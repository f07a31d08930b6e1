import { expect, test } from 'vitest'
import { find } from './find.ts'

const entries = [
  { label: 'Mở “Sếu đêm”' },
  { label: 'Dự án mới…', keywords: 'thư mục' },
  { label: 'Cài đặt' },
  { label: 'Hàng đợi' },
]
const labels = (typed: string): string[] => find(entries, typed).map(({ label }) => label)

test('marks and case need not be typed, and đ is a d', () => {
  expect(labels('du an')).toEqual(['Dự án mới…'])
  expect(labels('SEU DEM')).toEqual(['Mở “Sếu đêm”'])
  expect(labels('hang doi')).toEqual(['Hàng đợi'])
})

test('every word must be there, in any order, also among the keywords', () => {
  expect(labels('muc moi')).toEqual(['Dự án mới…'])
  expect(labels('muc cai')).toEqual([])
})

test('what begins with it comes first; nothing typed is everything in its order', () => {
  expect(labels('m')[0]).toBe('Mở “Sếu đêm”')
  expect(find([{ label: 'All settings' }, { label: 'Settings' }], 'sett').map(({ label }) => label)).toEqual([
    'Settings',
    'All settings',
  ])
  expect(labels('  ')).toHaveLength(4)
})
