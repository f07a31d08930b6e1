import { ApolloServerPluginLandingPageDisabled } from 'apollo-server-core'
import { ApolloServer } from 'apollo-server-express'
import type { Application, Request } from 'express'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import type { GatewayContext } from './context.ts'
import { limitQuery, maxDocumentTokens } from './query-limits.ts'

const maxBodyBytes = 256 * 1024
/** The option that counts is newer than Apollo Server's types, which know the other one. */
const parseOptions = { noLocation: false, maxTokens: maxDocumentTokens }

/**
 * Mounts GraphQL over HTTP at /graphql. Apollo Server 3 is at the end of its life, so everything that knows of it is
 * in this file. Only POST reaches it; tokens come in a header, so there are no cookies to forge requests with.
 *
 * @returns how to stop it
 */
export async function mountApollo(
  app: Application,
  options: {
    schema: GraphQLSchema
    contextOf(request: Request): GatewayContext
    formatError(error: GraphQLError): GraphQLFormattedError
    production: boolean
  },
): Promise<() => Promise<void>> {
  const apollo = new ApolloServer({
    schema: options.schema,
    context: ({ req }: { req: Request }) => options.contextOf(req),
    formatError: options.formatError,
    introspection: !options.production,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    cache: 'bounded',
    debug: false,
    stopOnTerminationSignals: false,
    parseOptions,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation({ document, operation, request }) {
              try {
                limitQuery(document, operation, request.variables ?? {})
              } catch (error) {
                // Apollo lets GraphQL errors alone through from here.
                throw error instanceof Error
                  ? new GraphQLError(error.message, { originalError: error })
                  : error
              }
              return Promise.resolve()
            },
          }),
      },
    ],
  })
  await apollo.start()
  app.use(
    apollo.getMiddleware({
      path: '/graphql',
      cors: false,
      disableHealthCheck: true,
      bodyParserConfig: { limit: maxBodyBytes },
    }),
  )
  return () => apollo.stop()
}
