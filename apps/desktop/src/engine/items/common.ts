import type { EditableItem } from '../store/items.ts'
import type { Attribute } from '../model.ts'

/** What several items say together; undefined where they differ. */
export interface CommonWords {
  count: number
  name: string | undefined
  description: string | undefined
  editions: string | undefined
  /** In the order in which they are met; of a trait that not all have, or not alike, the value is undefined. */
  traits: { trait: string; value: string | number | undefined; items: number }[]
}

export function commonWords(items: readonly EditableItem[]): CommonWords {
  const traits = new Map<string, { value: string | number | undefined; items: number }>()
  for (const { attributes } of items) {
    for (const { trait_type, value } of JSON.parse(attributes) as Attribute[]) {
      const known = traits.get(trait_type)
      if (!known) traits.set(trait_type, { value, items: 1 })
      else {
        known.items += 1
        if (known.value !== value) known.value = undefined
      }
    }
  }
  const same = (field: 'name' | 'description' | 'editions') => {
    const value = items[0]?.[field]
    return items.every((item) => item[field] === value) ? value : undefined
  }
  return {
    count: items.length,
    name: same('name'),
    description: same('description'),
    editions: same('editions'),
    traits: [...traits].map(([trait, { value, items: having }]) => ({
      trait,
      value: having === items.length ? value : undefined,
      items: having,
    })),
  }
}
