// Real: SQLite in a folder of its own.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepCollection } from '../testing/collection.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { createItemList } from './create-item-list.ts'
import type { ItemList, ItemQuery } from './types.ts'

let place: TemporaryStore
let list: ItemList
beforeEach(() => {
  place = openTemporaryStore()
  keepCollection(place, { items: 12 })
  list = createItemList(place)
})
afterEach(() => place.remove())

const set = (
  position: number,
  words: { name?: string; description?: string; traits?: [string, string | number][] },
) => {
  const { traits, ...rest } = words
  const attributes = traits?.map(([trait_type, value]) => ({ trait_type, value }))
  const fields = { ...rest, ...(attributes && { attributes: JSON.stringify(attributes) }) }
  const names = Object.keys(fields) as 'name'[]
  place.store.items.setFields('p', `item-${position}`, names, Object.values(fields))
  place.store.projects.clearAddresses('p')
}
const found = (query: ItemQuery) => list.ids('p', query).map((itemId) => Number(itemId.slice('item-'.length)))

it('finds words anywhere, whatever their capitals and marks', () => {
  set(3, { name: 'Phở bò' })
  set(5, { description: 'With beef (bo) and PHO' })
  set(7, { traits: [['Dish', 'Bún đậu']] })
  expect(found({ text: 'pho BO' })).toEqual([3, 5])
  expect(found({ text: 'đâu' })).toEqual([7])
  expect(found({ text: '12.png' })).toEqual([12])
  set(3, { name: 'Noodles' })
  expect(found({ text: 'pho' })).toEqual([5])
  expect(found({ text: '%' })).toEqual([])
})

it('takes values of one trait as alternatives, and different traits together', () => {
  set(1, {
    traits: [
      ['Hat', 'Cap'],
      ['Level', 5],
    ],
  })
  set(2, {
    traits: [
      ['Hat', 'Crown'],
      ['Level', 5],
    ],
  })
  set(3, { traits: [['Hat', 'Cap']] })
  const hat = (value: string | null) => ({ trait: 'Hat', value })
  expect(found({ traits: [hat('Cap')] })).toEqual([1, 3])
  expect(found({ traits: [hat('Cap'), hat('Crown'), { trait: 'Level', value: '5' }] })).toEqual([1, 2])
  expect(found({ traits: [hat('Crown'), hat(null)] })).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(list.traitCounts('p')).toEqual([
    { trait: 'Hat', value: 'Cap', count: 2 },
    { trait: 'Hat', value: 'Crown', count: 1 },
    { trait: 'Level', value: '5', count: 2 },
  ])
  set(1, { traits: [['Hat', 'Cap']] })
  place.store.itemPlaces.takeOut('p', ['item-2'])
  place.store.projects.clearAddresses('p')
  expect(list.traitCounts('p')).toEqual([{ trait: 'Hat', value: 'Cap', count: 2 }])
})

it('sorts by number, name, file, size and rarity, either way', () => {
  set(12, { name: 'a 2' })
  set(11, { name: 'A 10' })
  set(4, { traits: [['Hat', 'Crown']] })
  expect(found({ sort: 'name' }).slice(0, 2)).toEqual([12, 11])
  expect(found({ sort: 'file', descending: true }).slice(0, 3)).toEqual([12, 11, 10])
  expect(found({ sort: 'rarity' })[0]).toBe(4)
  expect(found({ sort: 'rarity', descending: true }).at(-1)).toBe(4)
  expect(found({ sort: 'size', text: 'plate' })).toHaveLength(10)
  expect(found({ itemIds: ['item-9', 'item-2', 'nobody'] })).toEqual([2, 9])
})

it('names the original files, each once', () => {
  const found = list.originals('p', ['item-2', 'item-7', 'nobody'])
  expect(found.map(({ name }) => name)).toEqual(['2.png', '7.png'])
  // The second and the seventh of five pictures that repeat.
  expect(found.map(({ file }) => readFileSync(file, 'utf8'))).toEqual(['picture 1', 'picture 1'])
})

it('gives a page of what was found, in its order', () => {
  const page = list.page('p', { sort: 'number', descending: true }, { offset: 2, limit: 3 })
  expect(page.map(({ position }) => position)).toEqual([10, 9, 8])
})
