// What the window changes of a recipe.
import { InvalidInputError } from '@intaglio/shared'
import { nothingShown, type RecipeChange } from '../../../contract/generation.ts'
import type { Recipe, RecipeInput } from '../../../engine/generate/types.ts'

type Layer = Recipe['layers'][number]
type Share = NonNullable<RecipeChange['share']>

/** @throws InvalidInputError where it names what there is not */
export function changeRecipe(recipe: Recipe, change: RecipeChange): RecipeInput {
  const { count, seed, size, format, background, tokens, rules, order, look, share } = change
  const { oneOfOnes, placeholder } = change
  let layers: Layer[] = recipe.layers
  if (order) layers = inOrder(layers, order)
  if (look) {
    const { layer: wanted, ...given } = look
    layers = layers.map((layer) => (layer.name === wanted ? { ...layer, ...given } : layer))
  }
  if (share) layers = layers.map((layer) => (layer.name === share.layer ? withShare(layer, share) : layer))
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
    ...(oneOfOnes && {
      oneOfOnes: oneOfOnes.map(({ index, name, position }) => {
        const before = recipe.oneOfOnes[index]
        if (!before) throw new InvalidInputError('oneOfOnes', `there is no number ${index + 1}`)
        return { ...before, name: name || undefined, position: position ?? undefined }
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
    throw new InvalidInputError('order', 'it must name every layer once')
  }
  return sorted
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
