import { expect, it } from 'vitest'
import { createTurnstile } from './turnstile.ts'

it('lets so many in at once, and others as soon as one is out', async () => {
  const pass = createTurnstile(2)
  let fail: (reason: Error) => void = () => undefined
  const first = pass(() => new Promise<string>((_resolve, reject) => (fail = reject)))
  const second = pass(() => Promise.resolve('done'))
  expect(pass(() => Promise.resolve('too many'))).toBeUndefined()
  await expect(second).resolves.toBe('done')
  const third = pass(() => Promise.resolve('in its place'))
  await expect(third).resolves.toBe('in its place')
  fail(new Error('failed'))
  await expect(first).rejects.toThrow('failed')
  expect([1, 2, 3].map(() => pass(() => Promise.resolve())).filter(Boolean)).toHaveLength(2)
})
