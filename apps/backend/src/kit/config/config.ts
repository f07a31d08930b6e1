import type { ServiceName } from '@intaglio/shared'

/** A chain as a deployment describes it; the chain registry writes it to its database at start. */
export interface ChainConfig {
  /** Numeric chain id, such as 31337. */
  id: number
  name: string
  nativeSymbol: string
  decimals: number
  explorerUrl?: string
  confirmations: number
  endpoints: { url: string; priority?: number; weight?: number; rateLimit?: number }[]
  contracts: {
    name: 'factory' | 'erc721_implementation' | 'erc1155_implementation'
    address: string
    startBlock: number
  }[]
  gasPolicy?: { maxFeeGwei: number; priorityFeeGwei: number; multiplier: number }
}

/** Where a listener for clients listens, and how clients name it where that is another way (a proxy, a container). */
export interface PublicAddress {
  host: string
  port: number
  url?: string | undefined
}

/** `embedded` keeps everything under one folder and in this process; `servers` names real servers. */
export type Stack =
  | {
      kind: 'embedded'
      dataDir: string
      /** Of the IPFS gateway and of objects; chosen on this machine where left out. */
      gateway?: PublicAddress
      objects?: PublicAddress
    }
  | {
      kind: 'servers'
      /** Server URL without a database; each service opens its own. */
      postgresUrl: string
      redisUrl: string
      rabbitmqUrl: string
      mongodbUrl: string
      ipfs: { apiUrl: string; gatewayUrl: string }
      /** Without it objects are kept in a folder. */
      s3?: { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string; region?: string }
      objectsDir?: string
      /** Where clients read objects of the folder. */
      objects?: PublicAddress
    }

/** The services that have a gRPC server. */
export type GrpcServiceName = Exclude<ServiceName, 'gateway' | 'subs-worker'>

/** Everything a process of the backend may be told, validated once at start. */
export interface Config {
  stack: Stack
  http: { host: string; port: number }
  /** Where each service's gRPC server listens (its own) or is found (the others). Port 0 only in `all`. */
  grpc: Record<GrpcServiceName, { host: string; port: number }>
  chains: ChainConfig[]
  auth: {
    /** At least 32 bytes; signs access tokens. */
    secret: string
    /** SIWE domains this backend accepts. */
    domains: string[]
    accessTokenSeconds: number
    refreshTokenSeconds: number
  }
  /** Seconds an intent may wait for its transaction. */
  intentDeadlineSeconds: number
  /** How long a service waits for what another one answers. Streams take as long as they take. */
  callMilliseconds: number
  indexer: { pollMilliseconds: number; blockRange: number }
  limits: { uploadBytes: number; carBytes: number; requestsPerMinute: number }
  production: boolean
  logLevel: string
  /**
   * Put before the name of every database, exchange, queue and key, so that several backends can share a set of
   * servers without meeting. Empty in production.
   */
  namespace: string
  /** Port of /healthz, /readyz and /metrics where the gateway, which has them, runs elsewhere. */
  healthPort?: number
  /** Tests only: the named point at which this process kills itself. See kit/crash-points.ts. */
  crashAt?: string
}
