import type { Db } from './db.ts'
import { fold } from './fold.ts'

export type ItemSort = 'number' | 'name' | 'file' | 'size'

/** Which items are wanted; what is absent does not narrow. */
export interface ItemFilter {
  /** Every word of it somewhere in name, description, file or traits. */
  text?: string
  /** Values of one trait are alternatives; different traits must all be met. Null is for items without the trait. */
  traits?: readonly { trait: string; value: string | null }[]
  itemIds?: readonly string[]
}

export interface TraitCount {
  trait: string
  value: string
  count: number
}

export interface ItemSearch {
  /** Ids in the order wanted. */
  ids(projectId: string, filter: ItemFilter, sort: ItemSort, descending: boolean): string[]
  /** How many items have each value of each trait. */
  traitCounts(projectId: string): TraitCount[]
}

const orders: Readonly<Record<ItemSort, string>> = {
  number: 'i.position',
  name: 'natural_key(i.name)',
  file: 'natural_key(i.source_file)',
  size: 'f.bytes',
}

/** Finds, counts and sorts items; the texts and traits it looks through are kept by triggers. */
export function createItemSearch(db: Db): ItemSearch {
  const traitCounts = db.prepare<[string], TraitCount>(
    'select trait, value, count(*) as count from item_traits where project_id = ? group by trait, value',
  )
  return {
    ids(projectId, { text, traits = [], itemIds }, sort, descending) {
      const values: string[] = [projectId]
      const where = ['i.project_id = ?']
      for (const word of fold(text ?? '')
        .split(/\s+/)
        .filter(Boolean)) {
        where.push('instr(i.words, ?) > 0')
        values.push(word)
      }
      for (const [trait, wanted] of groupByTrait(traits)) {
        const some = wanted.filter((value) => value !== null)
        const has = `select item_id from item_traits where project_id = ? and trait = ?`
        const either: string[] = []
        if (some.length > 0) {
          either.push(`i.item_id in (${has} and value in (select value from json_each(?)))`)
          values.push(projectId, trait, JSON.stringify(some))
        }
        if (wanted.includes(null)) {
          either.push(`i.item_id not in (${has})`)
          values.push(projectId, trait)
        }
        where.push(`(${either.join(' or ')})`)
      }
      if (itemIds) {
        where.push('i.item_id in (select value from json_each(?))')
        values.push(JSON.stringify(itemIds))
      }
      const files =
        sort === 'size' ? 'join files f on f.project_id = i.project_id and f.sha256 = i.sha256' : ''
      const direction = descending ? 'desc' : 'asc'
      return db
        .prepare<string[], string>(
          `select i.item_id from items i ${files} where ${where.join(' and ')}
           order by ${orders[sort]} ${direction}, i.position ${direction}`,
        )
        .pluck()
        .all(...values)
    },
    traitCounts: (projectId) => traitCounts.all(projectId),
  }
}

function groupByTrait(traits: ItemFilter['traits'] = []): Map<string, (string | null)[]> {
  const groups = new Map<string, (string | null)[]>()
  for (const { trait, value } of traits) groups.set(trait, [...(groups.get(trait) ?? []), value])
  return groups
}
