import { expect, it } from 'vitest'
import { orderedMap } from './ordered-map.ts'

it('yields in the order of the source and never runs more than allowed', async () => {
  let running = 0
  let most = 0
  const results = orderedMap([30, 10, 20, 12, 10], 3, async (turns) => {
    running += 1
    most = Math.max(most, running)
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    running -= 1
    return turns
  })
  const seen: number[] = []
  for await (const result of results) seen.push(result)
  expect(seen).toEqual([30, 10, 20, 12, 10])
  expect(most).toBe(3)
})

it('ends with the first error, after the work in hand', async () => {
  let finished = 0
  const results = orderedMap([1, 2, 3], 3, async (value) => {
    await Promise.resolve()
    finished += 1
    if (value === 1) throw new Error('one')
    return value
  })
  await expect(results.next()).rejects.toThrow('one')
  expect(finished).toBe(3)
})
