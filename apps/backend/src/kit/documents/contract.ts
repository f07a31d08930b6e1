import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unique } from '../testing.ts'
import type { Document, DocumentCollection, DocumentsPort } from './port.ts'

interface Thing extends Document {
  kind?: string | null
  size?: number
  chain?: string
  log?: number
  nested?: { list: unknown[] }
}

/** What every adapter of the documents port must do. */
export function describeDocumentsPort(name: string, open: () => Promise<DocumentsPort>): void {
  describe(`documents port: ${name}`, () => {
    let port: DocumentsPort
    const database = unique()

    beforeAll(async () => {
      port = await open()
    })
    afterAll(() => port?.close())

    const collection = (called: string): Promise<DocumentCollection<Thing>> =>
      port.collection<Thing>(database, called, { unique: [['chain', 'log']], indexes: [['kind']] })

    it('inserts what is absent and leaves the rest as it was', async () => {
      const things = await collection('absent')
      const one = { _id: 'one', kind: 'a', chain: 'x', log: 1 }
      expect(await things.insertAbsent([one])).toBe(1)
      const added = await things.insertAbsent([
        { _id: 'one', kind: 'changed', chain: 'x', log: 9 },
        { _id: 'same-event', kind: 'b', chain: 'x', log: 1 },
        { _id: 'two', kind: 'b', chain: 'x', log: 2 },
        { _id: 'two', kind: 'twice in one call', chain: 'x', log: 3 },
      ])
      expect(added).toBe(1)
      expect(await things.get('one')).toEqual(one)
      expect(await things.get('same-event')).toBeUndefined()
      expect(await things.get('two')).toMatchObject({ kind: 'b' })
      expect(await things.insertAbsent([])).toBe(0)
    })

    it('replaces whole documents', async () => {
      const things = await collection('upsert')
      await things.upsert([{ _id: 'one', kind: 'a', size: 1, chain: 'x', log: 1 }])
      await things.upsert([
        { _id: 'one', kind: 'b', chain: 'x', log: 1 },
        { _id: 'two', chain: 'x', log: 2 },
        { _id: 'two', kind: 'last', chain: 'x', log: 2 },
      ])
      expect(await things.get('one')).toEqual({ _id: 'one', kind: 'b', chain: 'x', log: 1 })
      expect(await things.get('two')).toMatchObject({ kind: 'last' })
      await things.upsert([])
    })

    it('refuses a document whose unique fields are another one’s', async () => {
      const things = await collection('conflict')
      await things.upsert([{ _id: 'one', chain: 'x', log: 1 }])
      await expect(things.upsert([{ _id: 'two', chain: 'x', log: 1 }])).rejects.toMatchObject({
        code: 'DOCUMENT_CONFLICT',
        retryable: false,
      })
    })

    it('finds by equality, sorted, limited', async () => {
      const things = await collection('find')
      await things.insertAbsent(
        [10, 9, 100, 2].map((size, log) => ({
          _id: `id${size}`,
          kind: size > 9 ? 'big' : 'small',
          size,
          chain: 'f',
          log,
        })),
      )
      await things.insertAbsent([{ _id: 'none', chain: 'f', log: 4 }])
      const sizes = async (...args: Parameters<typeof things.find>) =>
        (await things.find(...args)).map((thing) => thing.size)
      expect(await sizes({ chain: 'f' }, { sort: { by: 'size', order: 'asc' } })).toEqual([
        undefined,
        2,
        9,
        10,
        100,
      ])
      expect(await sizes({ chain: 'f' }, { sort: { by: 'size', order: 'desc' }, limit: 2 })).toEqual([
        100, 10,
      ])
      expect(await sizes({ kind: 'small', size: 9 })).toEqual([9])
      expect(await sizes({ _id: 'id2' })).toEqual([2])
      expect(await sizes({ kind: null })).toEqual([undefined])
      expect(await sizes({ kind: 'nothing' })).toEqual([])
      expect((await things.getMany(['id2', 'id100', 'missing'])).map(({ _id }) => _id).sort()).toEqual([
        'id100',
        'id2',
      ])
    })

    it('deletes by equality and counts', async () => {
      const things = await collection('delete')
      await things.insertAbsent(
        [1, 2, 3].map((log) => ({ _id: `d${log}`, kind: log > 1 ? 'go' : 'stay', chain: 'd', log })),
      )
      expect(await things.delete({ kind: 'go' })).toBe(2)
      expect(await things.find({})).toHaveLength(1)
    })

    it('treats names and values as text, whatever is in them', async () => {
      const things = await collection('hostile')
      const hostile = `'; DROP TABLE x; -- " \\ $where {"$gt": ""} 猫 🐈`
      await things.upsert([
        {
          _id: hostile,
          kind: hostile,
          nested: { list: [1.5, null, true, { deep: hostile }] },
          chain: 'h',
          log: 1,
        },
      ])
      expect(await things.find({ kind: hostile })).toEqual([await things.get(hostile)])
      expect((await things.get(hostile))?.nested).toEqual({ list: [1.5, null, true, { deep: hostile }] })
    })

    it('takes text that is no Unicode and gives it back readable', async () => {
      const things = await collection('unicode')
      await things.upsert([{ _id: 'odd', kind: 'nul \0 and half \uD800', chain: 'u', log: 1 }])
      expect((await things.get('odd'))?.kind).toBe('nul \uFFFD and half \uFFFD')
    })

    it('takes many at once', async () => {
      const things = await collection('many')
      const many = Array.from({ length: 3_000 }, (_, log) => ({ _id: `m${log}`, kind: 'm', chain: 'm', log }))
      expect(await things.insertAbsent(many)).toBe(3_000)
      expect(await things.insertAbsent(many)).toBe(0)
    })
  })
}
