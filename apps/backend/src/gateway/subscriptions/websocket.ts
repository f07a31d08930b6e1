import type { Server } from 'node:http'
import {
  GraphQLError,
  OperationTypeNode,
  getOperationAST,
  parse,
  validate,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { clientOf, createContext, type GatewayParts } from '../context.ts'

const maxMessageBytes = 16 * 1024
/** Subscriptions of one connection. */
const maxSubscriptions = 500

/**
 * Serves subscriptions at /graphql by the graphql-transport-ws protocol. A token comes as `authorization` in the
 * connection's parameters; whether it is good is asked by each subscription, so its answer says what is wrong.
 *
 * @returns how to stop
 */
export function serveSubscriptions(
  server: Server,
  options: {
    schema: GraphQLSchema
    parts: GatewayParts
    formatError(error: GraphQLError): GraphQLFormattedError
  },
): () => Promise<void> {
  const { schema, parts, formatError } = options
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: maxMessageBytes })
  const disposable = useServer(
    {
      onSubscribe({ connectionParams, extra, subscriptions }, _id, { query, variables, operationName }) {
        const refuse = (message: string) => [
          new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } }),
        ]
        if (Object.keys(subscriptions).length > maxSubscriptions) {
          return refuse(`A connection may have ${maxSubscriptions} subscriptions.`)
        }
        try {
          const document = parse(query)
          const problems = validate(schema, document)
          if (problems.length > 0) return problems
          // Queries and mutations go by POST, where requests are counted and limited.
          if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
            return refuse('This connection takes subscriptions only.')
          }
          const authorization = connectionParams?.authorization
          const contextValue = createContext(parts, {
            authorization: typeof authorization === 'string' ? authorization : undefined,
            client: clientOf(extra.request, extra.request.socket.remoteAddress),
          })
          return {
            schema,
            document,
            variableValues: variables ?? {},
            operationName: operationName ?? null,
            contextValue,
          }
        } catch (error) {
          return [error instanceof GraphQLError ? error : new GraphQLError('The query cannot be read.')]
        }
      },
      onError: (_context, _id, _payload, errors) => errors.map(formatError),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors
          ? { ...result, errors: result.errors.map((error) => formatError(asError(error))) }
          : undefined,
    },
    sockets,
  )
  return async () => {
    await disposable.dispose()
  }
}

/** graphql-ws types results as they travel; here they are still errors. */
function asError(error: GraphQLFormattedError | GraphQLError): GraphQLError {
  return error instanceof GraphQLError
    ? error
    : new GraphQLError(error.message, { extensions: { ...error.extensions } })
}
