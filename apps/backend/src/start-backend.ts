import { mkdir } from 'node:fs/promises'
import { serviceNames, type ServiceName } from '@intaglio/shared'
import { createAdapters } from './kit/adapters.ts'
import type { Config, GrpcServiceName } from './kit/config/config.ts'
import { withDefaults } from './kit/config/defaults.ts'
import { freePorts } from './kit/free-ports.ts'
import { serveHealth } from './kit/http/health.ts'
import { createLogger } from './kit/logger.ts'
import { createShutdown } from './kit/shutdown.ts'
import { startService } from './kit/start-service.ts'
import { services } from './services.ts'

export interface RunningBackend {
  /** Empty where the gateway runs in another process. */
  graphqlUrl: string
  graphqlWsUrl: string
  /** Read-only IPFS gateway, no slash at the end. */
  ipfsGatewayUrl: string
  stop(): Promise<void>
}

export interface StartBackendOptions {
  services: readonly ServiceName[] | 'all'
  /** Whatever is left out has a sensible default. */
  config: Partial<Config> & Pick<Config, 'stack' | 'chains'>
}

/**
 * Starts services in this process and resolves when each of them works.
 * @throws IntaglioError that names what is wrong; nothing is left running then
 */
export async function startBackend(options: StartBackendOptions): Promise<RunningBackend> {
  const names = options.services === 'all' ? serviceNames : options.services
  const config = await withPorts(withDefaults(options.config), names)
  const log = createLogger({ level: config.logLevel })
  const shutdown = createShutdown(log)
  const adapters = createAdapters({ config, log, shutdown })
  try {
    if (config.stack.kind === 'embedded') await mkdir(config.stack.dataDir, { recursive: true, mode: 0o700 })
    // The embedded database takes longest to come up: it does so while the services are being loaded.
    if (config.stack.kind === 'embedded') adapters.sql().catch(() => undefined)
    const started = await Promise.allSettled(
      names.map(async (name) =>
        startService((await services[name]()).service, { config, log, shutdown, adapters }),
      ),
    )
    const failure = started.find((result) => result.status === 'rejected')
    if (failure) throw failure.reason
    if (config.healthPort !== undefined) {
      const health = await serveHealth({
        host: config.http.host,
        port: config.healthPort,
        check: adapters.check,
      })
      shutdown.add('health', health.close)
    }
    const http = `${config.http.host}:${config.http.port}`
    const hasGateway = names.includes('gateway')
    return {
      graphqlUrl: hasGateway ? `http://${http}/graphql` : '',
      graphqlWsUrl: hasGateway ? `ws://${http}/graphql` : '',
      ipfsGatewayUrl: await ipfsGatewayUrl(config, adapters),
      stop: () => shutdown.run(),
    }
  } catch (error) {
    await shutdown.run()
    throw error
  }
}

async function ipfsGatewayUrl(config: Config, adapters: ReturnType<typeof createAdapters>): Promise<string> {
  const url =
    config.stack.kind === 'servers' ? config.stack.ipfs.gatewayUrl : (await adapters.ipfs()).gatewayUrl
  return url.replace(/\/+$/, '')
}

/** Chooses the ports that were left to us, so that services know each other's before any of them starts. */
async function withPorts(config: Config, names: readonly ServiceName[]): Promise<Config> {
  const open = names
    .filter((name): name is GrpcServiceName => name in config.grpc)
    .filter((name) => config.grpc[name].port === 0)
  const [httpPort = 0, ...grpcPorts] = await freePorts(1 + open.length)
  const chosen = open.map(
    (name, index) => [name, { ...config.grpc[name], port: grpcPorts[index] as number }] as const,
  )
  return {
    ...config,
    http: { ...config.http, port: config.http.port || httpPort },
    grpc: { ...config.grpc, ...Object.fromEntries(chosen) },
  }
}
