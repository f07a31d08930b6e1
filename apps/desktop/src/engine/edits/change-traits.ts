import { InvalidInputError, say } from '@intaglio/shared'
import type { Attribute } from '../model.ts'
import type { Edit } from './types.ts'

type TraitEdit = Extract<
  Edit,
  { kind: 'traits' | 'setTrait' | 'removeTrait' | 'renameTrait' | 'changeValue' }
>

/**
 * What an edit makes of a token's traits.
 * @throws InvalidInputError of a trait that cannot be
 */
export function changeTraits(edit: TraitEdit): (traits: readonly Attribute[]) => Attribute[] {
  switch (edit.kind) {
    case 'traits': {
      const traits = edit.attributes.map(checked)
      return () => traits
    }
    case 'setTrait': {
      const trait = checked(edit.trait)
      return (traits) => {
        const index = traits.findIndex(({ trait_type }) => trait_type === trait.trait_type)
        return index < 0 ? [...traits, trait] : traits.with(index, trait)
      }
    }
    case 'removeTrait':
      return (traits) => traits.filter(({ trait_type }) => trait_type !== edit.trait)
    case 'renameTrait':
      return (traits) =>
        traits.map((trait) => (trait.trait_type === edit.trait ? { ...trait, trait_type: edit.to } : trait))
    case 'changeValue':
      return (traits) =>
        traits.map((trait) =>
          trait.trait_type === edit.trait && trait.value === edit.value
            ? checked({ ...trait, value: edit.to })
            : trait,
        )
  }
}

/** In the order in which traits are always written, so that the same trait is the same text. */
function checked({ trait_type, value, display_type, max_value }: Attribute): Attribute {
  if (display_type !== undefined && typeof value !== 'number') {
    throw new InvalidInputError(trait_type || 'value', say`must be a number, because of how it is shown`)
  }
  return {
    trait_type,
    value,
    ...(display_type !== undefined && { display_type }),
    ...(max_value !== undefined && { max_value }),
  }
}
