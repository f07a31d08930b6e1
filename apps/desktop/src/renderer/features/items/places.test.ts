import { expect, it } from 'vitest'
import { neighbourOf, placeFor, stepTo } from './places.ts'

const order = [...'abcdef']

/** The order after an edit that puts some before the one at a number. */
function moved(moving: string, position: number | undefined): string {
  if (position === undefined) return order.join('')
  const rest = (part: string[]) => part.filter((itemId) => !moving.includes(itemId)).join('')
  return rest(order.slice(0, position - 1)) + moving + rest(order.slice(position - 1))
}

it('gives the first of them the number that was asked for', () => {
  const to = (moving: string, number: number) => moved(moving, placeFor(order, new Set(moving), number))
  expect([to('b', 1), to('b', 2), to('b', 5), to('b', 6)]).toEqual(['bacdef', 'abcdef', 'acdebf', 'acdefb'])
  expect([to('bd', 1), to('bd', 3), to('ae', 5), to('ae', 99)]).toEqual([
    'bdacef',
    'acbdef',
    'bcdfae',
    'bcdfae',
  ])
})

it('steps to the front and back, and stays at the ends', () => {
  const step = (moving: string, by: -1 | 1) => moved(moving, stepTo(order, new Set(moving), by))
  expect([step('c', -1), step('c', 1)]).toEqual(['acbdef', 'abdcef'])
  expect([step('bd', -1), step('bd', 1)]).toEqual(['bdacef', 'acebdf'])
  expect([step('a', -1), step('f', 1)]).toEqual(['abcdef', 'abcdef'])
})

it('names who is selected once others are gone', () => {
  const next = (leaving: string) => neighbourOf(order, new Set(leaving))
  expect([next('a'), next('bd'), next('f'), next('ef'), next('abcdef')]).toEqual([
    'b',
    'e',
    'e',
    'd',
    undefined,
  ])
})
