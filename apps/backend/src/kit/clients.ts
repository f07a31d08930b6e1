import type { AuthServiceDefinition } from '@intaglio/proto/auth'
import type { CatalogServiceDefinition } from '@intaglio/proto/catalog'
import type { ChainRegistryServiceDefinition } from '@intaglio/proto/chain-registry'
import type { IndexerServiceDefinition } from '@intaglio/proto/indexer'
import type { MediaServiceDefinition } from '@intaglio/proto/media'
import type {
  CollectionServiceDefinition,
  IntentServiceDefinition,
  MintServiceDefinition,
} from '@intaglio/proto/orchestrator'
import type { UserServiceDefinition } from '@intaglio/proto/user'
import type { WalletServiceDefinition } from '@intaglio/proto/wallet'
import type { Client } from 'nice-grpc'
import type { DeadlineOptions } from 'nice-grpc-client-middleware-deadline'

/** One client a gRPC service; where each lives comes from the configuration. */
export interface ServiceClients {
  readonly auth: Client<AuthServiceDefinition, DeadlineOptions>
  readonly user: Client<UserServiceDefinition, DeadlineOptions>
  readonly wallet: Client<WalletServiceDefinition, DeadlineOptions>
  readonly chainRegistry: Client<ChainRegistryServiceDefinition, DeadlineOptions>
  readonly collection: Client<CollectionServiceDefinition, DeadlineOptions>
  readonly mint: Client<MintServiceDefinition, DeadlineOptions>
  readonly intent: Client<IntentServiceDefinition, DeadlineOptions>
  readonly media: Client<MediaServiceDefinition, DeadlineOptions>
  readonly indexer: Client<IndexerServiceDefinition, DeadlineOptions>
  readonly catalog: Client<CatalogServiceDefinition, DeadlineOptions>
}
