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
  const store = createActionStore()
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
  const store = createActionStore()
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
  const store = createActionStore()
  const run = vi.fn()
  store.put('shell', [action('a', { enabled: false, run })])
  store.run('a')
  store.run('nobody')
  expect(run).not.toHaveBeenCalled()
})
