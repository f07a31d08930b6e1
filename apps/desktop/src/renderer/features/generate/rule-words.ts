// A rule as a sentence in the window's language.
import type { TFunction } from 'i18next'
import type { DemandView, RecipeView } from '../../../contract/generation.ts'
import { listed, nothingShown, type Rule, type Term } from '../../../contract/rules.ts'

type Layers = RecipeView['layers']

export function layerTitle(layers: Layers, layer: string): string {
  return layers.find(({ name }) => name === layer)?.title ?? layer
}

/** A value, or the word for a layer that shows nothing. */
export function valueWord(value: string, t: TFunction): string {
  return value === nothingShown ? t('generate.nothing') : value
}

export function ruleWords(rule: Rule, layers: Layers, t: TFunction): string {
  const all = (terms: readonly Term[]): string =>
    terms.map((term) => termWords(term, layers, t)).join(t('generate.and'))
  switch (rule.kind) {
    case 'forced':
      return t('generate.ruleForced', { first: all(rule.if), second: all(rule.then) })
    case 'forbidden':
      return t('generate.ruleForbidden', { all: all(rule.all) })
    case 'conditional':
      return t('generate.ruleConditional', { layer: layerTitle(layers, rule.layer), all: all(rule.when) })
  }
}

export function demandWords(demand: DemandView, layers: Layers, t: TFunction): string {
  if (demand.kind === 'rule') return ruleWords(demand.rule, layers, t)
  return t('generate.demandQuota', {
    layer: layerTitle(layers, demand.layer),
    value: valueWord(demand.value, t),
    count: demand.quota,
  })
}

function termWords(term: Term, layers: Layers, t: TFunction): string {
  const values = listed(term)
    .map((value) => valueWord(value, t))
    .join(t('generate.or'))
  return `${layerTitle(layers, term.layer)} ${term.is === undefined ? t('generate.not', { values }) : values}`
}
