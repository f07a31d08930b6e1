import type { ServiceName } from '@intaglio/shared'
import type { CompatServiceDefinition, ServiceImplementation } from 'nice-grpc'
import type { BusPort } from './bus/port.ts'
import type { CachePort } from './cache/port.ts'
import type { ServiceClients } from './clients.ts'
import type { Config } from './config/config.ts'
import type { DocumentsPort } from './documents/port.ts'
import type { IpfsPort } from './ipfs/port.ts'
import type { Logger } from './logger.ts'
import type { ObjectsPort } from './objects/port.ts'
import type { Shutdown } from './shutdown.ts'
import type { SqlPort } from './sql/port.ts'

/** What a service is given. Adapters are opened on first use, so a service pays for what it touches. */
export interface Kit {
  readonly config: Config
  readonly log: Logger
  readonly shutdown: Shutdown
  sql(): Promise<SqlPort>
  documents(): Promise<DocumentsPort>
  cache(): Promise<CachePort>
  bus(): Promise<BusPort>
  objects(): Promise<ObjectsPort>
  ipfs(): Promise<IpfsPort>
  /** Names of the ports in use here that do not answer, with the reason. For readiness. */
  check(): Promise<{ port: string; error: unknown }[]>
  /** gRPC clients of the other services, with deadlines, retries of idempotent calls and error mapping. */
  readonly clients: ServiceClients
  /** Adds implementations to this service's own gRPC server; it listens when `start` resolves. */
  serve<D extends CompatServiceDefinition>(definition: D, implementation: ServiceImplementation<D>): void
}

/** A service: `start` wires it and resolves when it works; everything it opens is registered with `shutdown`. */
export interface Service {
  readonly name: ServiceName
  start(kit: Kit): Promise<void>
}
