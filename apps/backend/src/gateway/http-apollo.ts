import { ApolloError, ApolloServerPluginLandingPageDisabled } from 'apollo-server-core'
import { ApolloServer } from 'apollo-server-express'
import type { Application, Request, RequestHandler } from 'express'
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { GatewayContext } from './context.ts'
import { limitQuery } from './query-limits.ts'

/** Room for 500 amounts and a long description; a query that fits is parsed in no time. */
const maxBodyBytes = 64 * 1024

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
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      {
        requestDidStart: () =>
          Promise.resolve({
            didResolveOperation({ document, operation, request }) {
              try {
                limitQuery(document, operation, request.variables ?? {})
              } catch (error) {
                throw carry(error)
              }
              return Promise.resolve()
            },
          }),
      },
    ],
  })
  await apollo.start()
  const router = apollo.getMiddleware({
    path: '/graphql',
    cors: false,
    disableHealthCheck: true,
    bodyParserConfig: { limit: maxBodyBytes },
  })
  // The same Express, but Apollo Server brings an older copy of its types.
  app.use(router as unknown as RequestHandler)
  return () => apollo.stop()
}

/** Plugins' errors lose their class on the way to formatError, unless they are Apollo's own. */
function carry(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const carrier = new ApolloError(error.message)
  carrier.originalError = error
  return carrier
}
