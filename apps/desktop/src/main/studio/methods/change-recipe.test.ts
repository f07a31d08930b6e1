import { expect, it } from 'vitest'
import { parseRecipe } from '../../../engine/generate/recipe.ts'
import type { RecipeChange } from '../../../contract/generation.ts'
import { changeRecipe } from './change-recipe.ts'

const recipe = parseRecipe({
  layersFolder: '/art',
  count: 4,
  size: { width: 8, height: 8 },
  layers: [
    { name: 'Body', values: [{ name: 'Ink', file: 'i.png', weight: 3 }] },
    { name: 'Hat', values: [{ name: 'Cap', file: 'c.png', quota: 2 }], none: { weight: 5 } },
  ],
  oneOfOnes: [
    { file: 'a.png', name: 'A' },
    { file: 'b.png', position: 2 },
  ],
  placeholder: { image: 'h.png', name: 'Hidden', description: '' },
})
const changed = (change: RecipeChange) => parseRecipe(changeRecipe(recipe, change))
const share = (layer: string, value: string, how: NonNullable<RecipeChange['share']>['how']) =>
  changed({ share: { layer, value, how } }).layers

it('leaves everything else as it is', () => {
  expect(changed({})).toEqual(recipe)
  expect(changed({ seed: 's', count: 9 })).toEqual({ ...recipe, seed: 's', count: 9 })
  expect(changed({ tokens: { name: 'N', description: 'D' } })).toEqual({
    ...recipe,
    tokenName: 'N',
    tokenDescription: 'D',
  })
})

it('turns weights into exact numbers and back', () => {
  expect(share('Body', 'Ink', { quota: 4 })[0]?.values).toEqual([{ name: 'Ink', file: 'i.png', quota: 4 }])
  expect(share('Hat', 'Cap', { weight: 7 })[1]?.values).toEqual([{ name: 'Cap', file: 'c.png', weight: 7 }])
  expect(share('Hat', '(none)', { quota: 1 })[1]?.none).toEqual({ quota: 1 })
  expect(share('Hat', '(none)', 'never')[1]?.none).toBeUndefined()
  expect(share('Body', '(none)', { weight: 1 })[0]?.none).toEqual({ weight: 1 })
})

it('puts the layers in another order, and refuses one that is none', () => {
  expect(changed({ order: ['Hat', 'Body'] }).layers.map(({ name }) => name)).toEqual(['Hat', 'Body'])
  for (const order of [['Hat'], ['Hat', 'Hat'], ['Hat', 'Wing'], ['Hat', 'Body', 'Wing']]) {
    expect(() => changed({ order })).toThrow('order')
  }
})

it('changes how one layer is laid on', () => {
  const [body, hat] = changed({ look: { layer: 'Hat', blend: 'multiply', opacity: 0.5 } }).layers
  expect(body).toEqual(recipe.layers[0])
  expect(hat).toEqual({ ...recipe.layers[1], blend: 'multiply', opacity: 0.5 })
})

it('changes how one value is laid on, and back to how its layer is', () => {
  const own = changed({ look: { layer: 'Hat', value: 'Cap', blend: 'screen', opacity: 0.5 } })
  expect(own.layers[0]).toEqual(recipe.layers[0])
  expect(own.layers[1]?.values).toEqual([{ ...recipe.layers[1]?.values[0], blend: 'screen', opacity: 0.5 }])
  const back = changeRecipe(own, { look: { layer: 'Hat', value: 'Cap', blend: null } })
  expect(parseRecipe(back).layers[1]?.values).toEqual([{ ...recipe.layers[1]?.values[0], opacity: 0.5 }])
})

it('calls a layer otherwise as a trait, or takes it for none', () => {
  expect(changed({ trait: { layer: 'Hat', name: 'Headwear' } }).layers.map(({ trait }) => trait)).toEqual([
    undefined,
    'Headwear',
  ])
  expect(changed({ trait: { layer: 'Body', name: null } }).layers.map(({ trait }) => trait)).toEqual([
    null,
    undefined,
  ])
})

it('takes a layer out of what makes items different, and in again', () => {
  const out = changed({ dna: { layer: 'Hat', counts: false } })
  expect(out.layers.map(({ countsForDna }) => countsForDna)).toEqual([undefined, false])
  const back = changeRecipe(out, { dna: { layer: 'Hat', counts: true } })
  expect(JSON.stringify(parseRecipe(back))).toBe(JSON.stringify(recipe))
})

it('puts the items in the order of a layer, and back in that of the seed', () => {
  const ordered = changed({ orderBy: 'Hat' })
  expect(ordered).toEqual({ ...recipe, orderBy: 'Hat' })
  expect(JSON.stringify(changeRecipe(ordered, { orderBy: null }))).toBe(JSON.stringify(recipe))
})

it('keeps, moves and removes one-of-ones by their place in the list', () => {
  const attributes = [{ trait_type: 'Kind', value: 'Hand-made' }]
  const kept = { index: 1, name: 'B', description: 'Alone', attributes, position: null }
  expect(changed({ oneOfOnes: [kept] }).oneOfOnes).toEqual([
    { file: 'b.png', name: 'B', description: 'Alone', attributes },
  ])
  expect(changed({ oneOfOnes: [{ ...kept, name: '', description: '', position: 3 }] }).oneOfOnes).toEqual([
    { file: 'b.png', attributes, position: 3 },
  ])
  expect(() => changed({ oneOfOnes: [{ ...kept, index: 2 }] })).toThrow('there is no number 3')
})

it('renames and removes what hides the items', () => {
  expect(changed({ placeholder: { name: 'Veil', description: 'x' } }).placeholder).toEqual({
    image: 'h.png',
    name: 'Veil',
    description: 'x',
  })
  expect(changed({ placeholder: null }).placeholder).toBeUndefined()
})
