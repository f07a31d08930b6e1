// What the engine says of a recipe and its tokens, as the window hears it.
import { basename } from 'node:path'
import type { CheckReport, Demand, RarityReport, Recipe } from '../../../engine/generate/types.ts'
import type { CheckView, DemandView, RarityView, RecipeView } from '../../../contract/generation.ts'
import { nothingShown } from '../../../contract/rules.ts'

export function recipeView(recipe: Recipe): RecipeView {
  const { layersFolder, count, seed, size, layers, rules, format, background, placeholder } = recipe
  const { tokenName, tokenDescription, orderBy } = recipe
  const conditional = new Set(rules.flatMap((rule) => (rule.kind === 'conditional' ? [rule.layer] : [])))
  return {
    ...{ folder: layersFolder, count, seed, width: size.width, height: size.height, rules },
    ...{ format, background, tokens: { name: tokenName, description: tokenDescription }, orderBy },
    oneOfOnes: recipe.oneOfOnes.map(({ file, name, description, attributes, position }) => ({
      ...{ file: basename(file), name: name ?? '', description: description ?? '' },
      ...{ attributes, position },
    })),
    placeholder: placeholder && {
      ...{ name: placeholder.name, description: placeholder.description },
      file: basename(placeholder.image),
    },
    layers: layers.map((layer) => ({
      name: layer.name,
      title: layer.trait ?? layer.name,
      trait: layer.trait === null ? undefined : (layer.trait ?? layer.name),
      countsForDna: layer.countsForDna !== false,
      ...{ blend: layer.blend ?? 'normal', opacity: layer.opacity ?? 1 },
      depth: layers.filter(({ name }) => layer.name.startsWith(`${name}/`)).length,
      none: layer.none && { weight: layer.none.weight ?? 1, quota: layer.none.quota },
      optional: layer.none !== undefined || conditional.has(layer.name),
      values: layer.values.map((value) => ({
        name: value.name,
        weight: value.weight ?? 1,
        quota: value.quota,
        ...{ blend: value.blend, opacity: value.opacity },
      })),
    })),
  }
}

export function checkView(report: CheckReport): CheckView {
  const { feasible, decided, distinct, wanted, conflicts, warnings, shares } = report
  return {
    ...{ feasible, decided, distinct, wanted },
    conflicts: conflicts.map(({ demands, smallest }) => ({ demands: demands.map(demandView), smallest })),
    warnings: warnings.map(({ code, layer, value }) => ({ code, layer, value })),
    shares: shares.map(({ layer, trait, value, wanted: want, got }) => ({
      layer,
      trait,
      value,
      wanted: want,
      got,
    })),
  }
}

function demandView(demand: Demand): DemandView {
  if (demand.kind === 'rule') return { kind: 'rule', rule: demand.rule }
  return { kind: 'quota', layer: demand.layer, value: demand.value, quota: demand.quota }
}

export function rarityView(report: RarityReport, traitCountName: string): RarityView {
  const key = (trait: string, value: string): string => JSON.stringify([trait, value])
  const wanted = new Map(
    report.shares.flatMap(({ trait, value, wanted: want }) =>
      trait === undefined ? [] : [[key(trait, value), want] as const],
    ),
  )
  return {
    traitCountName,
    tokens: report.tokens.map(({ position, rank, score }) => ({ position, rank, score })),
    traits: report.traits.map(({ trait, value, count, rank }) => ({
      ...{ trait, value, count, rank },
      wanted: wanted.get(key(trait, value ?? nothingShown)),
    })),
  }
}
