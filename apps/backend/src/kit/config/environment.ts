import { readFileSync } from 'node:fs'
import path from 'node:path'
import { IntaglioError, redact } from '@intaglio/shared'
import { z } from 'zod'
import type { Config, GrpcServiceName } from './config.ts'
import { defaults, grpcServices, withDefaults } from './defaults.ts'

const wholeNumber = z.coerce.number<string>().int().nonnegative()
const port = wholeNumber.max(65_535)
const url = (...protocols: string[]) => z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`) })
const address = z.string().regex(/^[^\s:]+:[0-9]{1,5}$/, 'must be host:port')

/** Every variable the backend reads, with the words docs/operating.md prints. */
export const environment = z.object({
  INTAGLIO_STACK: z
    .enum(['embedded', 'servers'])
    .default('embedded')
    .describe('Which adapters stand behind the ports'),
  INTAGLIO_DATA_DIR: z
    .string()
    .optional()
    .describe('Embedded: the folder that holds everything; servers: objects without S3'),
  POSTGRES_URL: url('postgres', 'postgresql')
    .optional()
    .describe('PostgreSQL server; each service makes its own database'),
  REDIS_URL: url('redis', 'rediss').optional().describe('Redis'),
  RABBITMQ_URL: url('amqp', 'amqps').optional().describe('RabbitMQ, with the virtual host as the path'),
  MONGODB_URL: url('mongodb', 'mongodb\\+srv').optional().describe('MongoDB'),
  IPFS_API_URL: url('https?').optional().describe('Kubo RPC API'),
  IPFS_GATEWAY_URL: url('https?').optional().describe('IPFS gateway as clients name it'),
  S3_ENDPOINT: url('https?').optional().describe('S3 API; without it objects are files'),
  S3_BUCKET: z.string().optional().describe('Bucket of the objects'),
  S3_ACCESS_KEY_ID: z.string().optional().describe('S3 key id'),
  S3_SECRET_ACCESS_KEY: z.string().optional().describe('S3 secret'),
  S3_REGION: z.string().optional().describe('S3 region, `us-east-1` where left out'),
  INTAGLIO_IPFS_GATEWAY_PORT: port
    .optional()
    .describe('Embedded: port of the IPFS gateway; chosen for this machine alone where left out'),
  INTAGLIO_OBJECTS_PORT: port
    .optional()
    .describe('Port that objects in files are read from; chosen for this machine alone where left out'),
  INTAGLIO_OBJECTS_URL: url('https?').optional().describe('How clients name that port, if not by its address'),
  INTAGLIO_CHAINS_FILE: z.string().describe('JSON file with the chains and their contracts'),
  INTAGLIO_AUTH_SECRET: z.string().min(32).optional().describe('Signs access tokens; at least 32 bytes'),
  INTAGLIO_AUTH_DOMAINS: z
    .string()
    .optional()
    .describe('SIWE domains that are accepted, separated by commas'),
  INTAGLIO_HTTP_HOST: z.string().default('127.0.0.1').describe('Address the gateway listens on'),
  INTAGLIO_HTTP_PORT: port.default(4000).describe('Port the gateway listens on'),
  INTAGLIO_HEALTH_PORT: port
    .optional()
    .describe('Port of /healthz, /readyz and /metrics of a service without the gateway'),
  INTAGLIO_INTENT_DEADLINE_SECONDS: wholeNumber
    .optional()
    .describe('How long an intent waits for its transaction'),
  INTAGLIO_CALL_MS: wholeNumber.optional().describe('How long a service waits for another one to answer'),
  INTAGLIO_INDEXER_POLL_MS: wholeNumber.optional().describe('How often the indexer looks for new blocks'),
  INTAGLIO_INDEXER_BLOCK_RANGE: wholeNumber.optional().describe('Blocks a log query may span'),
  INTAGLIO_UPLOAD_BYTES: wholeNumber.optional().describe('Largest file of an upload'),
  INTAGLIO_CAR_BYTES: wholeNumber.optional().describe('Largest CAR'),
  INTAGLIO_REQUESTS_PER_MINUTE: wholeNumber.optional().describe('Requests a client may make a minute'),
  INTAGLIO_NAMESPACE: z
    .string()
    .regex(/^[a-z0-9_]{0,20}$/)
    .default('')
    .describe('Put before every database, exchange, queue and key'),
  INTAGLIO_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged'),
  INTAGLIO_TEST_CRASH_AT: z.string().optional().describe('Tests only: kill this process at a named point'),
  NODE_ENV: z.string().optional().describe('`production` turns introspection and details of faults off'),
  AUTH_GRPC: address.optional().describe('host:port of the auth service'),
  USER_GRPC: address.optional().describe('host:port of the user service'),
  WALLET_GRPC: address.optional().describe('host:port of the wallet service'),
  CHAIN_REGISTRY_GRPC: address.optional().describe('host:port of the chain registry'),
  ORCHESTRATOR_GRPC: address.optional().describe('host:port of the orchestrator'),
  MEDIA_GRPC: address.optional().describe('host:port of the media service'),
  INDEXER_GRPC: address.optional().describe('host:port of the indexer'),
  CATALOG_GRPC: address.optional().describe('host:port of the catalog'),
})

type Environment = z.infer<typeof environment>

const chainSchema = z.object({
  id: z.int().positive(),
  name: z.string().min(1),
  nativeSymbol: z.string().min(1),
  decimals: z.int().min(0).max(36),
  explorerUrl: z.url().optional(),
  confirmations: z.int().nonnegative(),
  endpoints: z
    .array(
      z.object({
        url: z.url(),
        priority: z.int().optional(),
        weight: z.int().optional(),
        rateLimit: z.int().positive().optional(),
      }),
    )
    .min(1),
  contracts: z.array(
    z.object({
      name: z.enum(['factory', 'erc721_implementation', 'erc1155_implementation']),
      address: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
      startBlock: z.int().nonnegative(),
    }),
  ),
  gasPolicy: z
    .object({
      maxFeeGwei: z.number().positive(),
      priorityFeeGwei: z.number().nonnegative(),
      multiplier: z.number().positive(),
    })
    .optional(),
})

/** First port of the services where each runs in a process of its own and nobody says otherwise. */
const firstGrpcPort = 50_051

/**
 * Reads a process's settings from its environment.
 * @param options.together true where every service runs in this process and ports may be chosen freely
 * @param options.env the variables; process.env, which is read here and nowhere else, where left out
 * @throws IntaglioError `CONFIG_INVALID` naming every bad variable with the reason
 */
export function readConfig(
  options: { together?: boolean; env?: Readonly<Record<string, string | undefined>> } = {},
): Config {
  const { env = process.env } = options
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  const problems = (parsed.error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${reason(issue, given)}`,
  )
  if (!parsed.data) throw invalid(problems)
  const values = parsed.data

  const stack = stackOf(values, problems)
  const chains = chainsOf(values.INTAGLIO_CHAINS_FILE, problems)
  if (!stack || !chains || problems.length > 0) throw invalid(problems)

  const grpc = Object.fromEntries(
    grpcServices.map((name, index) => [
      name,
      grpcAddress(values, name) ?? { host: '127.0.0.1', port: options.together ? 0 : firstGrpcPort + index },
    ]),
  ) as Config['grpc']
  const base = withDefaults({
    stack,
    chains,
    grpc,
    ...(values.INTAGLIO_AUTH_SECRET && {
      auth: { ...defaults.auth, domains: [], secret: values.INTAGLIO_AUTH_SECRET },
    }),
  })
  return {
    ...base,
    http: { host: values.INTAGLIO_HTTP_HOST, port: values.INTAGLIO_HTTP_PORT },
    auth: {
      ...base.auth,
      domains: values.INTAGLIO_AUTH_DOMAINS?.split(',').map((domain) => domain.trim()) ?? [
        ...defaults.auth.domains,
      ],
    },
    intentDeadlineSeconds: values.INTAGLIO_INTENT_DEADLINE_SECONDS ?? base.intentDeadlineSeconds,
    callMilliseconds: values.INTAGLIO_CALL_MS ?? base.callMilliseconds,
    indexer: {
      pollMilliseconds: values.INTAGLIO_INDEXER_POLL_MS ?? base.indexer.pollMilliseconds,
      blockRange: values.INTAGLIO_INDEXER_BLOCK_RANGE ?? base.indexer.blockRange,
    },
    limits: {
      uploadBytes: values.INTAGLIO_UPLOAD_BYTES ?? base.limits.uploadBytes,
      carBytes: values.INTAGLIO_CAR_BYTES ?? base.limits.carBytes,
      requestsPerMinute: values.INTAGLIO_REQUESTS_PER_MINUTE ?? base.limits.requestsPerMinute,
    },
    production: values.NODE_ENV === 'production',
    logLevel: values.INTAGLIO_LOG_LEVEL,
    namespace: values.INTAGLIO_NAMESPACE,
    ...(values.INTAGLIO_HEALTH_PORT !== undefined && { healthPort: values.INTAGLIO_HEALTH_PORT }),
    ...(values.INTAGLIO_TEST_CRASH_AT !== undefined && { crashAt: values.INTAGLIO_TEST_CRASH_AT }),
  }
}

function stackOf(values: Environment, problems: string[]): Config['stack'] | undefined {
  const listener = (name: 'gateway' | 'objects', port: number | undefined, url: string | undefined) =>
    port === undefined ? {} : { [name]: { host: values.INTAGLIO_HTTP_HOST, port, url } }
  if (values.INTAGLIO_STACK === 'embedded') {
    if (values.INTAGLIO_DATA_DIR) {
      return {
        kind: 'embedded',
        dataDir: path.resolve(values.INTAGLIO_DATA_DIR),
        ...listener('gateway', values.INTAGLIO_IPFS_GATEWAY_PORT, values.IPFS_GATEWAY_URL),
        ...listener('objects', values.INTAGLIO_OBJECTS_PORT, values.INTAGLIO_OBJECTS_URL),
      }
    }
    problems.push('INTAGLIO_DATA_DIR: is needed by the embedded stack')
    return undefined
  }
  const need = (name: keyof Environment) => {
    const value = values[name]
    if (value === undefined) problems.push(`${name}: is needed by the servers stack`)
    return String(value)
  }
  need('INTAGLIO_AUTH_SECRET')
  if (!values.S3_ENDPOINT) need('INTAGLIO_DATA_DIR')
  return {
    kind: 'servers',
    postgresUrl: need('POSTGRES_URL'),
    redisUrl: need('REDIS_URL'),
    rabbitmqUrl: need('RABBITMQ_URL'),
    mongodbUrl: need('MONGODB_URL'),
    ipfs: { apiUrl: need('IPFS_API_URL'), gatewayUrl: need('IPFS_GATEWAY_URL') },
    ...(values.S3_ENDPOINT && {
      s3: {
        endpoint: values.S3_ENDPOINT,
        bucket: need('S3_BUCKET'),
        accessKeyId: need('S3_ACCESS_KEY_ID'),
        secretAccessKey: need('S3_SECRET_ACCESS_KEY'),
        ...(values.S3_REGION && { region: values.S3_REGION }),
      },
    }),
    ...(values.INTAGLIO_DATA_DIR && { objectsDir: path.resolve(values.INTAGLIO_DATA_DIR, 'objects') }),
    ...listener('objects', values.INTAGLIO_OBJECTS_PORT, values.INTAGLIO_OBJECTS_URL),
  }
}

function chainsOf(file: string, problems: string[]): Config['chains'] | undefined {
  try {
    const chains = z
      .array(chainSchema)
      .min(1)
      .safeParse(JSON.parse(readFileSync(file, 'utf8')))
    // A setting that is left out and one that is undefined mean the same, so the shapes agree.
    if (chains.success) return chains.data
    problems.push(`INTAGLIO_CHAINS_FILE: ${redact(z.prettifyError(chains.error))}`)
  } catch (error) {
    problems.push(`INTAGLIO_CHAINS_FILE: ${file} cannot be read as JSON (${(error as Error).message})`)
  }
  return undefined
}

function grpcAddress(values: Environment, name: GrpcServiceName): { host: string; port: number } | undefined {
  const variable = `${name.toUpperCase().replace('-', '_')}_GRPC` as keyof Environment
  const [host, portText] = String(values[variable] ?? '').split(':')
  return host && portText ? { host, port: Number(portText) } : undefined
}

function reason(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return given[name] === undefined ? 'is missing' : issue.message
}

function invalid(problems: readonly string[]): IntaglioError {
  return new IntaglioError('The settings are not usable.', {
    code: 'CONFIG_INVALID',
    why: problems.join('; '),
    next: 'Correct these environment variables and start again.',
    details: { problems },
  })
}
