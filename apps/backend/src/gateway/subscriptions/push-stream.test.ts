import { expect, it, vi } from 'vitest'
import { createPushStream } from './push-stream.ts'

it('gives values in order and ends', async () => {
  const stream = createPushStream<number>(() => undefined)
  stream.push(1)
  stream.push(2)
  stream.end()
  stream.push(3)
  const seen: number[] = []
  for await (const value of stream.values) seen.push(value)
  expect(seen).toEqual([1, 2])
})

it('wakes a reader that waits', async () => {
  const stream = createPushStream<string>(() => undefined)
  const next = stream.values.next()
  stream.push('a')
  expect(await next).toEqual({ done: false, value: 'a' })
})

it('lets a waiting reader leave, and closes once', async () => {
  const close = vi.fn()
  const stream = createPushStream<string>(close)
  const next = stream.values.next()
  await stream.values.return?.()
  stream.end()
  expect(await next).toEqual({ done: true, value: undefined })
  expect(close).toHaveBeenCalledOnce()
})
