import { expect, it } from 'vitest'
import { matchesTopic } from './topic.ts'

it.each([
  ['created.*', 'created.eip155-1', true],
  ['created.*', 'created', false],
  ['created.*', 'created.a.b', false],
  ['upserted.#', 'upserted', true],
  ['upserted.#', 'upserted.1.0xab.7', true],
  ['upserted.#', 'other.1', false],
  ['#', '', true],
  ['#.end', 'a.b.end', true],
  ['#.end', 'end', true],
  ['a.#.z', 'a.z', true],
  ['a.#.z', 'a.b.c', false],
  ['*', 'a', true],
  ['a.*.c', 'a.b.c', true],
])('%s and %s: %s', (pattern, key, matches) => {
  expect(matchesTopic(pattern, key)).toBe(matches)
})
