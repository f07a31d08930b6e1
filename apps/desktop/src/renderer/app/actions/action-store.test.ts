import { expect, test, vi } from 'vitest'
import type { Action } from './action.ts'
import { createActionStore } from './action-store.ts'

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  run: () => undefined,
  ...more,
})

test('what registered last holds an id, until it goes', () => {
  const store = createActionStore(vi.fn())
  const shell = vi.fn()
  const screen = vi.fn()
  store.put('shell', [action('edit.undo', { run: shell })])
  store.put('items', [action('edit.undo', { label: 'Undo rename', run: screen })])
  expect(store.list().map(({ label }) => label)).toEqual(['Undo rename'])
  store.run('edit.undo')
  store.remove('items')
  store.run('edit.undo')
  expect([screen.mock.calls.length, shell.mock.calls.length]).toEqual([1, 1])
})

test('listeners hear only of what a person would see', () => {
  const store = createActionStore(vi.fn())
  const heard = vi.fn()
  store.subscribe(heard)
  store.put('shell', [action('a')])
  const before = store.list()
  const run = vi.fn()
  store.put('shell', [action('a', { run })])
  expect(heard).toHaveBeenCalledTimes(1)
  expect(store.list()).toBe(before)
  // And yet the newest is what runs.
  store.run('a')
  expect(run).toHaveBeenCalledTimes(1)
  store.put('shell', [action('a', { enabled: false })])
  expect(heard).toHaveBeenCalledTimes(2)
})

test('what cannot be done now is not done', () => {
  const store = createActionStore(vi.fn())
  const run = vi.fn()
  store.put('shell', [action('a', { enabled: false, run })])
  store.run('a')
  store.run('nobody')
  expect(run).not.toHaveBeenCalled()
})

test('an action that breaks its promise is told of', async () => {
  const onFailure = vi.fn()
  const store = createActionStore(onFailure)
  const error = new Error('disk on fire')
  store.put('shell', [action('a', { run: () => Promise.reject(error) }), action('b')])
  store.run('a')
  store.run('b')
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledTimes(1))
  expect(onFailure).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }), error)
})
