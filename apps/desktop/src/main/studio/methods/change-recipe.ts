// What the window changes of a recipe.
import { InvalidInputError, say } from '@intaglio/shared'
import type { RecipeChange } from '../../../contract/generation.ts'
import { nothingShown } from '../../../contract/rules.ts'
import type { Recipe, RecipeInput } from '../../../engine/generate/types.ts'

type Layer = Recipe['layers'][number]
type Share = NonNullable<RecipeChange['share']>
type Look = NonNullable<RecipeChange['look']>

/** @throws InvalidInputError where it names what there is not */
export function changeRecipe(recipe: Recipe, change: RecipeChange): RecipeInput {
  const { count, seed, size, format, background, tokens, rules, order, look, trait, share } = change
  const { dna, orderBy, oneOfOnes, placeholder } = change
  let layers: Layer[] = recipe.layers
  if (order) layers = inOrder(layers, order)
  const changeLayer = (wanted: string, how: (layer: Layer) => Layer): void => {
    layers = layers.map((layer) => (layer.name === wanted ? how(layer) : layer))
  }
  if (look) changeLayer(look.layer, (layer) => withLook(layer, look))
  if (trait) changeLayer(trait.layer, (layer) => ({ ...layer, trait: trait.name }))
  if (dna) {
    changeLayer(dna.layer, (layer) => ({ ...layer, countsForDna: dna.counts ? undefined : false }))
  }
  if (share) changeLayer(share.layer, (layer) => withShare(layer, share))
  return {
    ...recipe,
    layers,
    ...(count !== undefined && { count }),
    ...(seed !== undefined && { seed }),
    ...(size && { size }),
    ...(format && { format }),
    ...(background !== undefined && { background: background ?? undefined }),
    ...(tokens && { tokenName: tokens.name, tokenDescription: tokens.description }),
    ...(rules && { rules }),
    ...(orderBy !== undefined && { orderBy: orderBy ?? undefined }),
    ...(oneOfOnes && {
      oneOfOnes: oneOfOnes.map(({ index, name, description, attributes, position }) => {
        const before = recipe.oneOfOnes[index]
        if (!before)
          throw new InvalidInputError('oneOfOnes', say`there is no number ${{ number: index + 1 }}`)
        return {
          ...{ ...before, attributes, name: name || undefined },
          ...{ description: description || undefined, position: position ?? undefined },
        }
      }),
    }),
    ...(placeholder === null && { placeholder: undefined }),
    ...(placeholder && recipe.placeholder && { placeholder: { ...recipe.placeholder, ...placeholder } }),
  }
}

function inOrder(layers: readonly Layer[], order: readonly string[]): Layer[] {
  const known = new Map(layers.map((layer) => [layer.name, layer]))
  const sorted = order.flatMap((name) => known.get(name) ?? [])
  if (new Set(order).size !== layers.length || sorted.length !== layers.length) {
    throw new InvalidInputError('order', say`it must name every layer once`)
  }
  return sorted
}

function withLook(layer: Layer, { value: wanted, blend, opacity }: Look): Layer {
  const given = {
    ...(blend !== undefined && { blend: blend ?? undefined }),
    ...(opacity !== undefined && { opacity: opacity ?? undefined }),
  }
  if (wanted === undefined) return { ...layer, ...given }
  return {
    ...layer,
    values: layer.values.map((value) => (value.name === wanted ? { ...value, ...given } : value)),
  }
}

function withShare(layer: Layer, { value: wanted, how }: Share): Layer {
  const often = how === 'never' ? undefined : { weight: undefined, quota: undefined, ...how }
  if (wanted === nothingShown) return { ...layer, none: often }
  return {
    ...layer,
    values: layer.values.map((value) =>
      value.name === wanted ? { ...value, ...(often ?? { quota: undefined, weight: 0 }) } : value,
    ),
  }
}
