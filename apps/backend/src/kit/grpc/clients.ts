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
import type { Channel, Client, CompatServiceDefinition } from 'nice-grpc'
import type { DeadlineOptions } from 'nice-grpc-client-middleware-deadline'
import type { ServiceClients } from '../clients.ts'
import type { Config, GrpcServiceName } from '../config/config.ts'
import { clientsOf, openChannel } from './channel.ts'

export interface OpenClients {
  clients: ServiceClients
  close(): void
}

/** Clients of every service. Nothing is connected before its first call. */
export function createClients(
  config: Pick<Config, 'grpc' | 'callMilliseconds'>,
  stopping: AbortSignal,
): OpenClients {
  const channels = new Map<GrpcServiceName, Channel>()

  function client<D extends CompatServiceDefinition>(
    service: GrpcServiceName,
    definition: D,
  ): Client<D, DeadlineOptions> {
    const address = { service, ...config.grpc[service] }
    const channel = channels.get(service) ?? openChannel(address)
    channels.set(service, channel)
    return clientsOf(address, config.callMilliseconds, stopping).create(definition, channel)
  }

  return {
    clients: {
      auth: client('auth', AuthServiceDefinition),
      user: client('user', UserServiceDefinition),
      wallet: client('wallet', WalletServiceDefinition),
      chainRegistry: client('chain-registry', ChainRegistryServiceDefinition),
      collection: client('orchestrator', CollectionServiceDefinition),
      mint: client('orchestrator', MintServiceDefinition),
      intent: client('orchestrator', IntentServiceDefinition),
      media: client('media', MediaServiceDefinition),
      indexer: client('indexer', IndexerServiceDefinition),
      catalog: client('catalog', CatalogServiceDefinition),
    },
    close() {
      for (const channel of channels.values()) channel.close()
    },
  }
}
