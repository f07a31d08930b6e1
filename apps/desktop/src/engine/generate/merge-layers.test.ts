import { expect, it } from 'vitest'
import { mergeLayers } from './merge-layers.ts'
import type { Layer } from './recipe.ts'
import { recipeOf } from './testing/recipes.ts'

const layer = (name: string, ...values: string[]): Layer => {
  return { name, values: values.map((value) => ({ name: value, file: `${name}/${value}.png`, weight: 1 })) }
}
const set = (...layers: Layer[]) => {
  return { folder: '/again', layers, rules: [], size: { width: 9, height: 9 }, words: {}, warnings: [] }
}
const recipe = recipeOf({
  count: 3,
  seed: 's',
  layers: [
    { ...layer('Hat', 'Cap', 'Crown'), trait: 'Headwear', none: { weight: 2 } },
    { name: 'Body', values: [{ name: 'Ink', file: 'Body/Ink#5.png', weight: 7, opacity: 0.5 }] },
  ],
  rules: [
    {
      kind: 'forbidden',
      all: [
        { layer: 'Hat', is: 'Cap' },
        { layer: 'Body', is: ['Ink', '(none)'] },
      ],
    },
    { kind: 'conditional', layer: 'Hat', when: [{ layer: 'Body', not: 'Ink' }] },
  ],
})

it('changes nothing but the folder where the layers are as they were', () => {
  expect(mergeLayers(recipe, set(layer('Body', 'Ink'), layer('Hat', 'Cap', 'Crown')))).toEqual({
    ...recipe,
    layersFolder: '/again',
    layers: [
      recipe.layers[0],
      { name: 'Body', values: [{ name: 'Ink', file: 'Body/Ink.png', weight: 7, opacity: 0.5 }] },
    ],
  })
})

it('takes what is new at its place, by the weight its name gives', () => {
  const eyes = layer('Eyes', 'Sun')
  const ground = layer('Ground', 'Sea')
  const jewel = { kind: 'conditional' as const, layer: 'Eyes', when: [{ layer: 'Hat', is: 'Crown' }] }
  const merged = mergeLayers(recipe, {
    ...set(ground, layer('Body', 'Ink', 'Brass'), eyes, layer('Hat', 'Cap', 'Crown')),
    rules: [jewel],
  })
  expect(merged.layers.map(({ name }) => name)).toEqual(['Ground', 'Hat', 'Body', 'Eyes'])
  expect(merged.layers[2]?.values[1]).toEqual({ name: 'Brass', file: 'Body/Brass.png', weight: 1 })
  expect(merged.rules).toEqual([...recipe.rules, jewel])
})

it('takes rules that hang on a new layer for those that were there, too', () => {
  const orders = { name: 'Set', trait: null, values: [{ name: '1', quota: 2 }, { name: '2' }] }
  const when = [{ layer: 'Set', is: ['1'] }]
  const rules = ['Body', 'Hat'].map((name) => ({ kind: 'conditional' as const, layer: name, when }))
  const read = { ...set(orders, layer('Body', 'Ink'), layer('Hat', 'Cap', 'Crown')), rules }
  const merged = mergeLayers(recipe, read)
  expect(merged.rules).toEqual([...recipe.rules, ...rules])
  expect(mergeLayers(merged, read).rules).toEqual(merged.rules)
})

it('lets go of what is gone, and of the rules about it alone', () => {
  const capless = mergeLayers(recipe, set(layer('Body', 'Ink'), layer('Hat', 'Crown')))
  expect(capless.layers[0]).toMatchObject({
    trait: 'Headwear',
    none: { weight: 2 },
    values: [{ name: 'Crown' }],
  })
  expect(capless.rules).toEqual([recipe.rules[1]])
  const hatless = mergeLayers(recipe, set(layer('Body', 'Ink')))
  expect(hatless.layers.map(({ name }) => name)).toEqual(['Body'])
  expect(hatless.rules).toEqual([])
  const ordered = { ...recipe, orderBy: 'Hat' }
  expect(mergeLayers(ordered, set(layer('Hat', 'Cap')))).toHaveProperty('orderBy', 'Hat')
  expect(mergeLayers(ordered, set(layer('Body', 'Ink')))).not.toHaveProperty('orderBy')
})
