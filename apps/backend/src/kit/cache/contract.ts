import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInbox, unique } from '../testing.ts'
import type { CachePort } from './port.ts'

/** What every adapter of the cache port must do. `pass` lets seconds go by. */
export function describeCachePort(
  name: string,
  open: () => Promise<{ port: CachePort; pass: (seconds: number) => Promise<void> }>,
): void {
  describe(`cache port: ${name}`, () => {
    let port: CachePort
    let pass: (seconds: number) => Promise<void>
    const prefix = `${unique()}:`
    const key = (text: string) => `${prefix}${text}`

    beforeAll(async () => {
      ;({ port, pass } = await open())
    })
    afterAll(() => port?.close())

    it('keeps a value until it expires', async () => {
      expect(await port.get(key('a'))).toBeUndefined()
      expect(await port.set(key('a'), 'one', { expiresIn: 2 })).toBe(true)
      expect(await port.get(key('a'))).toBe('one')
      expect(await port.expiresIn(key('a'))).toBeLessThanOrEqual(2)
      expect(await port.expiresIn(key('a'))).toBeGreaterThanOrEqual(1)
      await pass(2.1)
      expect(await port.get(key('a'))).toBeUndefined()
      expect(await port.expiresIn(key('a'))).toBeUndefined()
    })

    it('sets a new expiry with a new value', async () => {
      await port.set(key('again'), 'one', { expiresIn: 1 })
      await port.set(key('again'), 'two', { expiresIn: 100 })
      await pass(1.1)
      expect(await port.get(key('again'))).toBe('two')
    })

    it('sets only what is absent when asked to', async () => {
      expect(await port.set(key('b'), 'one', { expiresIn: 1, onlyIfAbsent: true })).toBe(true)
      expect(await port.set(key('b'), 'two', { expiresIn: 1, onlyIfAbsent: true })).toBe(false)
      expect(await port.get(key('b'))).toBe('one')
      await pass(1.1)
      expect(await port.set(key('b'), 'three', { expiresIn: 1, onlyIfAbsent: true })).toBe(true)
    })

    it('gives a value to one taker alone', async () => {
      await port.set(key('c'), 'once', { expiresIn: 100 })
      const taken = await Promise.all(Array.from({ length: 20 }, () => port.take(key('c'))))
      expect(taken.filter((value) => value === 'once')).toHaveLength(1)
      expect(await port.get(key('c'))).toBeUndefined()
    })

    it('deletes, also what is not there', async () => {
      await port.set(key('d'), 'x', { expiresIn: 100 })
      await port.delete(key('d'))
      await port.delete(key('d'))
      expect(await port.get(key('d'))).toBeUndefined()
    })

    it('counts, and forgets the count when the first one expires', async () => {
      const counts = await Promise.all(
        Array.from({ length: 10 }, () => port.increment(key('e'), { expiresIn: 2 })),
      )
      expect(counts.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      await pass(1)
      await port.increment(key('e'), { expiresIn: 2 })
      await pass(1.1)
      expect(await port.increment(key('e'), { expiresIn: 2 })).toBe(1)
    })

    it('tells every subscriber of a channel, in order, and no other', async () => {
      const [first, second, other] = [createInbox<string>(), createInbox<string>(), createInbox<string>()]
      const stops = [
        await port.subscribe(key('channel'), first.push),
        await port.subscribe(key('channel'), second.push),
        await port.subscribe(key('other'), other.push),
      ]
      await port.publish(key('channel'), 'one')
      await port.publish(key('channel'), 'two')
      expect([await first.next(), await first.next()]).toEqual(['one', 'two'])
      expect([await second.next(), await second.next()]).toEqual(['one', 'two'])

      await stops[0]?.()
      await port.publish(key('channel'), 'three')
      expect(await second.next()).toBe('three')
      await port.publish(key('other'), 'mine')
      expect(await other.next()).toBe('mine')
      expect(first.size).toBe(0)
      await stops[1]?.()
      await stops[2]?.()
    })

    it('answers a ping', () => port.ping())
  })
}
