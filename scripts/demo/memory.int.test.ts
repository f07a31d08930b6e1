// Real: the demo as its own process, the embedded backend with its PostgreSQL, anvil.
import { expect, it } from 'vitest'
import { demoPeak } from './run-demo.ts'

// Enough that a process has grown to the size it works at, which has nothing to do with the number.
const few = 1_000
const many = 5_000
/** Whatever is kept in memory for each item shows from here on; what V8 leaves lying about is about half of it. */
const kilobytesAnItem = 40

it('the demo takes hardly more memory for many items than for few', { timeout: 600_000 }, async () => {
  const peak = await demoPeak('--count', String(few))
  const peakOfMany = await demoPeak('--count', String(many))
  expect(peakOfMany - peak).toBeLessThan(((many - few) * kilobytesAnItem) / 1_000)
})
