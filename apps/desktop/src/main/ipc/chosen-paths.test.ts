import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createChosenPaths } from './chosen-paths.ts'

const art = resolve('/home/ana/art')

test('what was chosen is let through, and what lies in it', () => {
  const chosen = createChosenPaths()
  chosen.add(art)
  expect([art, `${art}/`, `${art}/1.png`, `${art}/..hidden/1.png`].map(chosen.has)).toEqual([
    true,
    true,
    true,
    true,
  ])
})

test.each([
  `${art}/../secrets`,
  `${art}s`,
  resolve('/home/ana'),
  resolve('/etc/passwd'),
  'art/1.png',
  '.',
  '',
])('nothing else is: %s', (path) => {
  const chosen = createChosenPaths()
  chosen.add(art)
  expect(chosen.has(path)).toBe(false)
})
