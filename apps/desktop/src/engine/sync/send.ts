import type { AnyVariables, TypedDocumentNode } from 'urql'

/** One operation, with a bearer token where one is given. */
export type Send = <Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  token?: string,
) => Promise<Data>
