import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf, gather, unique } from '../testing.ts'
import type { ObjectsPort } from './port.ts'

const mebibyte = 1024 * 1024

/** What every adapter of the objects port must do. */
export function describeObjectsPort(name: string, open: () => Promise<ObjectsPort>): void {
  describe(`objects port: ${name}`, () => {
    let port: ObjectsPort
    const prefix = unique()

    beforeAll(async () => {
      port = await open()
    })
    afterAll(() => port?.close())

    it('keeps an object and what it is', async () => {
      const key = `${prefix}/assets/one`
      expect(await port.put(key, bytesOf('two ', 'parts'), { mime: 'text/plain' })).toEqual({
        bytes: 9,
        mime: 'text/plain',
      })
      expect(await port.head(key)).toEqual({ bytes: 9, mime: 'text/plain' })
      expect((await gather(await port.get(key))).toString()).toBe('two parts')
    })

    it('replaces an object as a whole', async () => {
      const key = `${prefix}/replaced`
      await port.put(key, bytesOf('a long first body'), { mime: 'text/plain' })
      await port.put(key, bytesOf('short'), { mime: 'image/png' })
      expect(await port.head(key)).toEqual({ bytes: 5, mime: 'image/png' })
      expect((await gather(await port.get(key))).toString()).toBe('short')
    })

    it('leaves nothing of an object whose body breaks off', async () => {
      const key = `${prefix}/broken`
      async function* broken() {
        yield Buffer.alloc(100)
        throw new Error('cut')
      }
      await expect(port.put(key, broken(), { mime: 'text/plain' })).rejects.toThrow('cut')
      expect(await port.head(key)).toBeUndefined()
    })

    it('takes a large object in pieces and an empty one', async () => {
      const chunk = randomBytes(mebibyte)
      const whole = createHash('sha256')
      async function* large() {
        for (let count = 0; count < 20; count += 1) {
          whole.update(chunk)
          yield chunk
        }
      }
      const key = `${prefix}/large`
      expect(await port.put(key, large(), { mime: 'video/mp4' })).toEqual({
        bytes: 20 * mebibyte,
        mime: 'video/mp4',
      })
      const back = createHash('sha256').update(await gather(await port.get(key)))
      expect(back.digest('hex')).toBe(whole.digest('hex'))

      expect((await port.put(`${prefix}/empty`, bytesOf(), { mime: 'text/plain' })).bytes).toBe(0)
      expect((await gather(await port.get(`${prefix}/empty`))).length).toBe(0)
    })

    it('says so when an object is not there', async () => {
      await expect(port.get(`${prefix}/nowhere`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await port.head(`${prefix}/nowhere`)).toBeUndefined()
    })

    it('deletes, also what is not there', async () => {
      const key = `${prefix}/deleted`
      await port.put(key, bytesOf('x'), { mime: 'text/plain' })
      await port.delete(key)
      await port.delete(key)
      expect(await port.head(key)).toBeUndefined()
    })

    it.each(['../up', '/etc/passwd', 'a/../b', 'a//b', '.hidden', 'a\0b', '', 'a b', 'x'.repeat(600)])(
      'refuses the key %j',
      async (key) => {
        await expect(port.put(key, bytesOf('x'), { mime: 'text/plain' })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        })
        await expect(port.head(key)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      },
    )

    it('has an address for each object', () => {
      expect(port.url('assets/one')).toMatch(/^https?:\/\/.+\/assets\/one$/)
    })
  })
}
