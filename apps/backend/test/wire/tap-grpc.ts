import { AuthServiceDefinition } from '@intaglio/proto/auth'
import { CatalogServiceDefinition } from '@intaglio/proto/catalog'
import { ChainRegistryServiceDefinition } from '@intaglio/proto/chain-registry'
import { IndexerServiceDefinition } from '@intaglio/proto/indexer'
import { MediaServiceDefinition } from '@intaglio/proto/media'
import {
  CollectionServiceDefinition,
  IntentServiceDefinition,
  MintServiceDefinition,
} from '@intaglio/proto/orchestrator'
import { UserServiceDefinition } from '@intaglio/proto/user'
import { WalletServiceDefinition } from '@intaglio/proto/wallet'
import type { CompatServiceDefinition, ServiceImplementation } from 'nice-grpc'
import type { Config, GrpcServiceName } from '../../src/kit/config/config.ts'
import { clientsOf, openChannel } from '../../src/kit/grpc/channel.ts'
import { createGrpcServer } from '../../src/kit/grpc/server.ts'
import { createLogger } from '../../src/kit/logger.ts'
import type { Tap } from './tap-tcp.ts'
import type { Tape } from './tape.ts'

const served: readonly (readonly [GrpcServiceName, Definition])[] = [
  ['auth', AuthServiceDefinition],
  ['user', UserServiceDefinition],
  ['wallet', WalletServiceDefinition],
  ['chain-registry', ChainRegistryServiceDefinition],
  ['orchestrator', CollectionServiceDefinition],
  ['orchestrator', MintServiceDefinition],
  ['orchestrator', IntentServiceDefinition],
  ['media', MediaServiceDefinition],
  ['indexer', IndexerServiceDefinition],
  ['catalog', CatalogServiceDefinition],
]
type Definition = CompatServiceDefinition & {
  name: string
  methods: Readonly<Record<string, { name: string; requestStream: boolean }>>
}
/** A limit against hangs only; the caller has a deadline of its own. */
const patience = 120_000

type Call = (request: unknown, options?: object) => Promise<unknown>

/**
 * Every service at one address, for one caller: passes each call on to the service it is for, and writes call and
 * answer to the tape. Who calls waits as long as the tape wants, within its own deadline.
 */
export async function tapGrpc(from: string, services: Config['grpc'], tape: Tape): Promise<Tap> {
  const server = createGrpcServer({ log: createLogger({ level: 'silent' }) })
  const stopping = new AbortController()
  const closers: (() => void)[] = []
  for (const [to, definition] of served) {
    const address = { service: to, ...services[to] }
    const channel = openChannel(address)
    closers.push(() => channel.close())
    const client = clientsOf(address, patience, stopping.signal).create(definition, channel) as Record<
      string,
      Call
    >
    const methods = Object.entries(definition.methods).map(([key, { name, requestStream }]) => {
      const what = `${definition.name}/${name}`
      const call = async (request: unknown) => {
        await tape.say({ from, to, what, data: requestStream ? undefined : request })
        const answer = await client[key]?.(request)
        await tape.say({ from: to, to: from, what: `${what} answers`, data: answer })
        return answer
      }
      return [key, call] as const
    })
    server.add(definition, Object.fromEntries(methods) as ServiceImplementation<Definition>)
  }
  return {
    port: await server.listen({ host: '127.0.0.1', port: 0 }),
    close() {
      stopping.abort()
      for (const close of closers) close()
      void server.close()
    },
  }
}
