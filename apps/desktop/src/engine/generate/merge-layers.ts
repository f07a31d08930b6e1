import type { LayerSet } from './read-layers.ts'
import { listed, none, termsOf, type Layer, type Recipe, type Rule, type Term } from './recipe.ts'

/**
 * A recipe after its layers were read again: what was said of layers and values that are still there holds, what is
 * new comes in at its place among the others, and rules about what is gone go with it.
 */
export function mergeLayers(recipe: Recipe, set: LayerSet): Recipe {
  const before = new Map(recipe.layers.map((layer) => [layer.name, layer]))
  const found = new Map(
    set.layers.map((layer) => [layer.name, mergeValues(layer, before.get(layer.name))] as const),
  )
  const layers = recipe.layers.flatMap(({ name }) => found.get(name) ?? [])
  set.layers.forEach(({ name }, index) => {
    if (before.has(name)) return
    const below = layers.findIndex((layer) => layer.name === set.layers[index - 1]?.name)
    layers.splice(below + 1, 0, found.get(name) as Layer)
  })
  const holds = (term: Term) =>
    listed(term).every((value) => value === none || hasValue(found.get(term.layer), value))
  const kept = recipe.rules.filter(
    (rule) => ruleLayers(rule).every((name) => found.has(name)) && termsOf(rule).every(holds),
  )
  const isNew = (rule: Rule) => ruleLayers(rule).some((name) => !before.has(name))
  const added = set.rules.filter((rule) => rule.kind === 'conditional' && isNew(rule))
  const { orderBy, ...others } = recipe
  return {
    ...{ ...others, layersFolder: set.folder, layers, rules: [...kept, ...added] },
    ...(orderBy !== undefined && found.has(orderBy) && { orderBy }),
  }
}

function mergeValues(layer: Layer, before: Layer | undefined): Layer {
  if (!before) return layer
  const known = new Map(before.values.map((value) => [value.name, value]))
  const { values: _values, ...said } = before
  return {
    ...said,
    values: layer.values.map(({ name, file, ...read }) => {
      const { file: _file, ...own } = known.get(name) ?? { name, ...read }
      return { ...own, ...(file !== undefined && { file }) }
    }),
  }
}

function hasValue(layer: Layer | undefined, value: string): boolean {
  return layer?.values.some(({ name }) => name === value) === true
}

function ruleLayers(rule: Rule): string[] {
  return [...(rule.kind === 'conditional' ? [rule.layer] : []), ...termsOf(rule).map(({ layer }) => layer)]
}
