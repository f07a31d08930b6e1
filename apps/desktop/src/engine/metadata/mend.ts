import type { EditableField, EditableItem } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Attribute } from '../model.ts'
import { largestDate } from './check.ts'
import { isLink } from './schemas.ts'

/** Problems that can be mended without asking anything; see check.ts. */
export const mendable = ['NO_NAME', 'SAME_NAME', 'SCHEMA', 'TRAIT_REPEATED', 'ABOVE_MAX', 'BAD_DATE'] as const
export type Mendable = (typeof mendable)[number]

type Mended = Partial<Record<EditableField, string>>

/** What mends a problem of an item: the fields to write. Nothing where it has no such problem. */
export function mendItem(project: ProjectRow, item: EditableItem, problem: Mendable): Mended {
  const traits = () => JSON.parse(item.attributes) as Attribute[]
  const written = (attributes: Attribute[]) => ({ attributes: JSON.stringify(attributes) })
  switch (problem) {
    case 'NO_NAME':
      return item.name === '' ? { name: `${project.name} #${item.position}` } : {}
    case 'SAME_NAME':
      return { name: `${item.name} #${item.position}` }
    case 'SCHEMA':
      return mendFields(item)
    case 'TRAIT_REPEATED': {
      const seen = new Set<string>()
      return written(
        traits().filter(
          ({ trait_type }) => trait_type === '' || (!seen.has(trait_type) && seen.add(trait_type)),
        ),
      )
    }
    case 'ABOVE_MAX':
      return written(
        traits().map((trait) =>
          typeof trait.value === 'number' && trait.max_value !== undefined && trait.value > trait.max_value
            ? { ...trait, max_value: trait.value }
            : trait,
        ),
      )
    case 'BAD_DATE':
      return written(
        traits().map((trait) => {
          if (trait.display_type !== 'date' || typeof trait.value !== 'number') return trait
          const inSeconds = trait.value > largestDate ? trait.value / 1000 : trait.value
          return { ...trait, value: Math.round(inSeconds) }
        }),
      )
  }
}

/** Links get their https://, colours lose their #, and what still says nothing goes. */
function mendFields({ extra, attributes }: EditableItem): Mended {
  const fields = Object.entries(JSON.parse(extra) as Record<string, unknown>).flatMap(
    ([field, value]): [string, unknown][] => {
      if (typeof value !== 'string') return [[field, value]]
      if (['external_url', 'animation_url', 'youtube_url'].includes(field)) {
        if (isLink(value)) return [[field, value]]
        return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value) ? [[field, `https://${value}`]] : []
      }
      if (field !== 'background_color') return [[field, value]]
      const digits = value.replace(/^#/, '').replace(/^([0-9a-f])([0-9a-f])([0-9a-f])$/i, '$1$1$2$2$3$3')
      return /^[0-9a-f]{6}$/i.test(digits) ? [[field, digits]] : []
    },
  )
  const traits = JSON.parse(attributes) as Attribute[]
  return {
    extra: JSON.stringify(Object.fromEntries(fields)),
    attributes: JSON.stringify(traits.filter(({ value }) => value !== '')),
  }
}
