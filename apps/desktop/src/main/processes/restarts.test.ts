import { expect, test } from 'vitest'
import { createRestarts } from './restarts.ts'

test('a process is started again three times in ten minutes, and then no more', () => {
  let now = 0
  const mayRestart = createRestarts(3, 600_000, () => now)
  expect([mayRestart(), mayRestart(), mayRestart(), mayRestart()]).toEqual([true, true, true, false])
  now = 599_999
  expect(mayRestart()).toBe(false)
})

test('what was long ago no longer counts', () => {
  let now = 0
  const mayRestart = createRestarts(1, 600_000, () => now)
  expect(mayRestart()).toBe(true)
  now = 600_000
  expect(mayRestart()).toBe(true)
  expect(mayRestart()).toBe(false)
})
