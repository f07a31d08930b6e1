import { expect, test, vi } from 'vitest'
import { createNoticeStore, type Notice } from './notice-store.ts'

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, kind: 'failed', title: () => id },
  ...more,
})

test('one of the same id takes the place of the other, and the newest are kept', () => {
  const store = createNoticeStore()
  for (const id of ['a', 'b', 'a', 'c', 'd', 'e']) store.put(notice(id))
  expect(store.list().map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e'])
})

test('who put it hears when a person sends it away, and not when it goes by itself', () => {
  const store = createNoticeStore()
  const heard = vi.fn()
  const onDismiss = vi.fn()
  store.subscribe(heard)
  store.put(notice('a', { onDismiss }))
  store.remove('a')
  store.remove('a')
  expect([heard.mock.calls.length, onDismiss.mock.calls.length]).toEqual([2, 0])
  store.put(notice('a', { onDismiss }))
  store.dismiss('a')
  expect(onDismiss).toHaveBeenCalledTimes(1)
  expect(store.list()).toEqual([])
})
