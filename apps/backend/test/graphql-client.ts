/** An answer with errors, as its receiver sees it. */
export class GraphqlAnswerError extends Error {
  override readonly name = 'GraphqlAnswerError'
  readonly code: string
  readonly extensions: Record<string, unknown>

  constructor(message: string, extensions: Record<string, unknown>) {
    super(message)
    this.code = String(extensions['code'])
    this.extensions = extensions
  }
}

export interface GraphqlClient {
  /** @throws GraphqlAnswerError with the first error's code and extensions */
  query<T>(query: string, variables?: object): Promise<T>
}

export function createGraphqlClient(url: string, accessToken?: string): GraphqlClient {
  return {
    async query<T>(query: string, variables: object = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
        },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await response.json()) as {
        data?: T
        errors?: { message: string; extensions: Record<string, unknown> }[]
      }
      const error = errors?.[0]
      if (error) throw new GraphqlAnswerError(error.message, error.extensions)
      return data as T
    },
  }
}
