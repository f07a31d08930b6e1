import type { ServiceName } from '@intaglio/shared'
import { grpcServices, type ChainConfig, type Config } from '../../src/index.ts'
import { startServices, type RunningServices } from '../../../../scripts/service-processes.ts'
import { testServers } from '../../../../scripts/servers/index.ts'
import { readAmqp } from './read-amqp.ts'
import { readMongodb } from './read-mongodb.ts'
import { readPostgres } from './read-postgres.ts'
import { readRedis } from './read-redis.ts'
import { createTape, type Tape } from './tape.ts'
import { tapGrpc } from './tap-grpc.ts'
import { readGraphql, readJsonRpc, readPath, tapHttp } from './tap-http.ts'
import { tapTcp, type Reader, type Tap } from './tap-tcp.ts'

/** Services as processes, with a tap on everything that they say to each other, to the stores and to the chain. */
export interface TappedServices {
  readonly tape: Tape
  readonly services: RunningServices
  /** The gateway, as the studio asks it; subscriptions go past the tape. */
  readonly graphqlUrl: string
  readonly graphqlWsUrl: string
  /** The chain, as the wallet asks it. */
  readonly walletRpcUrl: string
  stop(): Promise<void>
}

/** Whoever is made to wait waits long: a call that is held has not failed. */
const env = { INTAGLIO_CALL_MS: '120000' }

/** Leads a URL to a port of this machine. */
function at(url: string, { port }: Tap): string {
  const led = new URL(url)
  led.host = `127.0.0.1:${port}`
  return led.href.replace(/\/$/, '')
}

/**
 * Starts services that are tapped. The chain has one tap for all services, since they learn its address from the
 * registry: they are called `services` there.
 */
export async function startTappedServices(options: {
  chain: ChainConfig
  names: readonly ServiceName[]
}): Promise<TappedServices> {
  const { chain, names } = options
  const tape = createTape()
  const taps: Tap[] = []
  const keep = async (tap: Promise<Tap>): Promise<Tap> => {
    taps.push(await tap)
    return tap
  }
  const rpcUrl = chain.endpoints[0]?.url ?? ''
  const servicesRpc = await keep(tapHttp(rpcUrl, { from: 'services', to: 'chain' }, tape, readJsonRpc))
  const walletRpc = await keep(tapHttp(rpcUrl, { from: 'wallet', to: 'chain' }, tape, readJsonRpc))

  async function connect(name: ServiceName, env: Readonly<Record<string, string>>) {
    const plain = (text: string) => text.replaceAll(env['INTAGLIO_NAMESPACE'] ?? '', '')
    const tcp = async (variable: string, usual: number, read: typeof readRedis) => {
      const { hostname: host, port } = new URL(env[variable] ?? '')
      const target = { host, port: Number(port || usual) }
      const tap = await keep(tapTcp(target, tape, (): Reader => read(name, plain)))
      return [variable, at(env[variable] ?? '', tap)] as const
    }
    const http = async (variable: string, to: string) => {
      const tap = await keep(tapHttp(env[variable] ?? '', { from: name, to }, tape, readPath))
      return [variable, at(env[variable] ?? '', tap)] as const
    }
    const others = grpcServices.filter((service) => service !== name)
    const grpc = await keep(tapGrpc(name, addresses(env), tape))
    return {
      ...env,
      ...Object.fromEntries(others.map((service) => [variableOf(service), `127.0.0.1:${grpc.port}`])),
      ...Object.fromEntries(
        await Promise.all([
          tcp('POSTGRES_URL', 5432, readPostgres),
          tcp('REDIS_URL', 6379, readRedis),
          tcp('RABBITMQ_URL', 5672, readAmqp),
          tcp('MONGODB_URL', 27017, readMongodb),
          http('IPFS_API_URL', 'ipfs'),
          http('S3_ENDPOINT', 's3'),
        ]),
      ),
    }
  }

  function close(): void {
    tape.release()
    for (const tap of taps) tap.close()
  }

  try {
    const tapped = { ...chain, endpoints: [{ url: at(rpcUrl, servicesRpc) }] }
    const services = await startServices({ servers: testServers(), chains: [tapped], names, connect, env })
    const between = { from: 'studio', to: 'gateway' }
    const gateway = await keep(tapHttp(services.graphqlUrl, between, tape, readGraphql))
    return {
      tape,
      services,
      graphqlUrl: at(services.graphqlUrl, gateway),
      graphqlWsUrl: services.graphqlWsUrl,
      walletRpcUrl: at(rpcUrl, walletRpc),
      async stop() {
        tape.release()
        await services.stop()
        close()
      },
    }
  } catch (error) {
    close()
    throw error
  }
}

const variableOf = (service: string) => `${service.toUpperCase().replace('-', '_')}_GRPC`

/** Where the services themselves listen. */
function addresses(env: Readonly<Record<string, string>>): Config['grpc'] {
  const entries = grpcServices.map((service) => {
    const [host = '', port] = (env[variableOf(service)] ?? '').split(':')
    return [service, { host, port: Number(port) }] as const
  })
  return Object.fromEntries(entries) as Config['grpc']
}
