import type { ServiceName } from '@intaglio/shared'
import type { Adapters } from './adapters.ts'
import type { Config, GrpcServiceName } from './config/config.ts'
import { createGrpcServer } from './grpc/server.ts'
import { createClients } from './grpc/clients.ts'
import type { Logger } from './logger.ts'
import type { Kit, Service } from './service.ts'
import type { Shutdown } from './shutdown.ts'

export interface StartServiceOptions {
  config: Config
  log: Logger
  shutdown: Shutdown
  adapters: Adapters
}

/** Gives a service its kit and starts it; its gRPC server listens when this resolves. */
export async function startService(service: Service, options: StartServiceOptions): Promise<void> {
  const { config, shutdown, adapters } = options
  const log = options.log.child({ service: service.name })
  const { clients, close } = createClients(config, shutdown.signal)
  shutdown.add(`clients of ${service.name}`, close)
  const server = createGrpcServer({ log })
  let serves = false

  const kit: Kit = {
    config,
    log,
    shutdown,
    sql: adapters.sql,
    documents: adapters.documents,
    cache: adapters.cache,
    bus: adapters.bus,
    objects: adapters.objects,
    ipfs: adapters.ipfs,
    check: adapters.check,
    clients,
    serve(definition, implementation) {
      serves = true
      server.add(definition, implementation)
    },
  }
  await service.start(kit)
  if (serves && hasGrpc(service.name)) {
    const port = await server.listen(config.grpc[service.name])
    shutdown.add(`gRPC of ${service.name}`, () => server.close())
    log.info({ grpc: `${config.grpc[service.name].host}:${port}` }, 'ready')
  } else {
    log.info('ready')
  }
}

function hasGrpc(name: ServiceName): name is GrpcServiceName {
  return name !== 'gateway' && name !== 'subs-worker'
}
