import { IntaglioError, say, type Phrase } from '@intaglio/shared'
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/** What one operation may ask for. */
export interface QueryLimits {
  /** Fields within fields. */
  depth: number
  /** Fields of the answer, a page counting as many times as it has entries. */
  fields: number
}

export const queryLimits: QueryLimits = { depth: 8, fields: 20_000 }

const defaultPage = 50

/**
 * Refuses an operation whose answer could be too deep or too large, before any of it runs.
 * @throws IntaglioError `QUERY_TOO_LARGE`
 */
export function limitQuery(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: QueryLimits = queryLimits,
): void {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  let fields = 0

  // Validation has refused fragments that contain themselves, so this ends.
  const walk = (selections: SelectionSetNode, depth: number, times: number): void => {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment) walk(fragment.selectionSet, depth, times)
        continue
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, times)
        continue
      }
      // Introspection is off in production, is bounded by the schema, and is deep by nature.
      if (selection.name.value.startsWith('__')) continue
      fields += times
      if (depth > limits.depth) throw tooLarge(say`It is more than ${{ depth: limits.depth }} fields deep.`)
      if (fields > limits.fields)
        throw tooLarge(say`Its answer could have more than ${{ fields: limits.fields }} fields.`)
      if (selection.selectionSet)
        walk(selection.selectionSet, depth + 1, times * entriesOf(selection, variables))
    }
  }
  walk(operation.selectionSet, 1, 1)
}

/** How many entries a field's page may have; 1 for what is no page. */
function entriesOf(field: FieldNode, variables: Readonly<Record<string, unknown>>): number {
  if (!['tokens', 'collections'].includes(field.name.value)) return 1
  const value = field.arguments?.find((argument) => argument.name.value === 'first')?.value
  const first =
    value?.kind === Kind.VARIABLE
      ? variables[value.name.value]
      : value?.kind === Kind.INT && Number(value.value)
  return typeof first === 'number' && first > 0 ? first : defaultPage
}

function tooLarge(why: Phrase): IntaglioError {
  return new IntaglioError(say`The query asks for too much at once.`, {
    code: 'QUERY_TOO_LARGE',
    why,
    next: say`Ask for smaller pages, or in several queries.`,
  })
}
