import type { Attribute } from '../model.ts'
import type { Stroke } from './painter.ts'
import type { RowPlan } from './plan.ts'
import { createRandom } from './random.ts'
import { none, type Recipe } from './recipe.ts'
import type { Share } from './types.ts'

/** What a token shows: the value of each layer in the recipe's order, null for none; or the index of a one-of-one. */
export type Dna = (string | null)[] | number

/** Everything about a token that the recipe decides. */
export interface TokenDesign {
  name: string
  description: string
  traits: Attribute[]
  /** Lowest first. */
  strokes: Stroke[]
}

/**
 * One DNA a token, in order: one-of-ones where they were put, or where the seed puts them, and the planned rows in
 * the places left.
 */
export function dnasOf(recipe: Recipe, { problem, rows }: RowPlan): Dna[] {
  const dnas = new Array<Dna | undefined>(recipe.count).fill(undefined)
  const floating: number[] = []
  recipe.oneOfOnes.forEach(({ position }, index) => {
    if (position === undefined) floating.push(index)
    else dnas[position - 1] = index
  })
  const open = [...dnas.keys()].filter((place) => dnas[place] === undefined)
  createRandom(`${recipe.seed}\none of ones`).shuffle(open)
  floating.forEach((index, turn) => (dnas[open[turn] as number] = index))
  let next = 0
  return dnas.map((dna) => {
    if (dna !== undefined) return dna
    const row = rows[next++] as Uint16Array
    return problem.layers.map(({ choices }, layer) => {
      const name = choices[row[layer] as number]?.name
      return name === undefined || name === none ? null : name
    })
  })
}

/** @param position 1-based */
export function designToken(recipe: Recipe, collection: string, position: number, dna: Dna): TokenDesign {
  const words = new Map<string, string>([
    ['collection', collection],
    ['position', String(position)],
  ])
  const fill = (template: string) =>
    template.replace(
      /\{([^{}]+)\}/g,
      (whole, key: string) => words.get(key) ?? (isLayer(recipe, key) ? '' : whole),
    )
  if (typeof dna === 'number') {
    const { name, description, file, attributes } = recipe.oneOfOnes[dna] as Recipe['oneOfOnes'][number]
    return {
      name: fill(name ?? recipe.tokenName),
      description: fill(description ?? recipe.tokenDescription),
      traits: attributes,
      strokes: [{ file, blend: 'normal', opacity: 1 }],
    }
  }
  const traits: Attribute[] = []
  const strokes: Stroke[] = []
  recipe.layers.forEach((layer, index) => {
    const value = layer.values.find(({ name }) => name === dna[index])
    if (!value) return
    words.set(layer.name, value.name)
    if (layer.trait !== null) traits.push({ trait_type: layer.trait ?? layer.name, value: value.name })
    if (value.file === undefined) return
    strokes.push({
      file: value.file,
      blend: value.blend ?? layer.blend ?? 'normal',
      opacity: (value.opacity ?? 1) * (layer.opacity ?? 1),
    })
  })
  return { name: fill(recipe.tokenName), description: fill(recipe.tokenDescription), traits, strokes }
}

/** How often each value was wanted and shows. */
export function sharesOf(recipe: Recipe, { problem, wanted, got }: RowPlan): Share[] {
  return problem.layers.flatMap(({ name, choices }, layer) => {
    const trait = recipe.layers[layer]?.trait
    return choices.map((choice, index) => ({
      layer: name,
      trait: trait === null ? undefined : (trait ?? name),
      value: choice.name,
      wanted: wanted[layer]?.[index] as number,
      got: got[layer]?.[index] as number,
      exact: choice.quota !== undefined,
    }))
  })
}

function isLayer({ layers }: Recipe, key: string): boolean {
  return layers.some(({ name }) => name === key)
}
