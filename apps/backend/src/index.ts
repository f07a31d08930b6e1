import type { ServiceName } from '@intaglio/shared'
import type { Config } from './kit/config/config.ts'

export type { ChainConfig, Config, Stack } from './kit/config/config.ts'

export interface RunningBackend {
  /** Only where the gateway runs in this process. */
  graphqlUrl: string
  graphqlWsUrl: string
  /** Read-only IPFS gateway, no slash at the end. */
  ipfsGatewayUrl: string
  stop(): Promise<void>
}

/**
 * Starts services in this process and resolves when each of them works.
 * Whatever is left out of `config` has a sensible default.
 */
export type StartBackend = (options: {
  services: readonly ServiceName[] | 'all'
  config: Partial<Config> & Pick<Config, 'stack' | 'chains'>
}) => Promise<RunningBackend>
