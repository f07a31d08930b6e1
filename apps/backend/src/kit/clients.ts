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

/** One client a gRPC service; where each lives comes from the configuration. */
export interface ServiceClients {
  readonly auth: Client<AuthServiceDefinition>
  readonly user: Client<UserServiceDefinition>
  readonly wallet: Client<WalletServiceDefinition>
  readonly chainRegistry: Client<ChainRegistryServiceDefinition>
  readonly collection: Client<CollectionServiceDefinition>
  readonly mint: Client<MintServiceDefinition>
  readonly intent: Client<IntentServiceDefinition>
  readonly media: Client<MediaServiceDefinition>
  readonly indexer: Client<IndexerServiceDefinition>
  readonly catalog: Client<CatalogServiceDefinition>
}
