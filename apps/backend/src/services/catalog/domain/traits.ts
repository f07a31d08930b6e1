import { traitIdOf, traitValueIdOf } from './ids.ts'
import type { Attribute } from './metadata.ts'

export interface Trait {
  id: string
  name: string
  normalizedName: string
  valueType: ValueType
  displayType: string | null
}

export interface TraitValue {
  id: string
  traitId: string
  valueType: ValueType
  valueString: string | null
  valueNumber: number | null
  valueEpochSeconds: number | null
  normalizedValue: string
}

export interface TraitLink {
  /** Id of the token's row. */
  tokenId: string
  traitId: string
  traitValueId: string
}

export type ValueType = 'string' | 'number' | 'boolean' | 'date'

export interface TraitRows {
  traits: Trait[]
  values: TraitValue[]
  links: TraitLink[]
}

/**
 * Rows for the attributes of some tokens of a collection, each trait, value and link once. Names and values are
 * the same when they differ in case and spacing only; where a token says a trait twice, the first counts.
 */
export function traitRows(
  collectionId: string,
  tokens: readonly { id: string; attributes: readonly Attribute[] }[],
): TraitRows {
  const traits = new Map<string, Trait>()
  const values = new Map<string, TraitValue>()
  const links: TraitLink[] = []
  // Most tokens say what others said: their rows are made once.
  const known = new Map<string, { trait: Trait; value: TraitValue }>()
  const rowsOf = (attribute: Attribute) => {
    const key = JSON.stringify([attribute.traitType, attribute.value, attribute.displayType])
    const rows = known.get(key)
    if (rows) return rows
    const trait = traitOf(collectionId, attribute)
    const made = { trait, value: valueOf(trait, attribute) }
    known.set(key, made)
    return made
  }
  for (const token of tokens) {
    const said = new Set<string>()
    for (const attribute of token.attributes) {
      const { trait, value } = rowsOf(attribute)
      if (said.has(trait.id)) continue
      said.add(trait.id)
      if (!traits.has(trait.id)) traits.set(trait.id, trait)
      if (!values.has(value.id)) values.set(value.id, value)
      links.push({ tokenId: token.id, traitId: trait.id, traitValueId: value.id })
    }
  }
  return { traits: [...traits.values()], values: [...values.values()], links }
}

function traitOf(collectionId: string, { traitType, value, displayType }: Attribute): Trait {
  const normalizedName = normalize(traitType)
  const id = traitIdOf(collectionId, normalizedName)
  return { id, name: traitType, normalizedName, valueType: typeOf(value, displayType), displayType }
}

function valueOf(trait: Trait, { value, displayType }: Attribute): TraitValue {
  const valueType = typeOf(value, displayType)
  const normalizedValue = normalize(String(value))
  return {
    id: traitValueIdOf(trait.id, normalizedValue),
    traitId: trait.id,
    valueType,
    valueString: valueType === 'string' || valueType === 'boolean' ? String(value) : null,
    valueNumber: valueType === 'number' ? Number(value) : null,
    valueEpochSeconds: valueType === 'date' ? Math.trunc(Number(value)) : null,
    normalizedValue,
  }
}

function typeOf(value: Attribute['value'], displayType: string | null): ValueType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  return displayType === 'date' && Number.isSafeInteger(Math.trunc(value)) ? 'date' : 'number'
}

function normalize(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}
