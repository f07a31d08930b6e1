import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ServiceName } from '@intaglio/shared'
import { grpcServices, type ChainConfig } from '@intaglio/backend'
import { freePorts } from '../apps/backend/src/kit/free-ports.ts'
import type { ServerUrls } from './servers/index.ts'

const main = fileURLToPath(new URL('../apps/backend/src/main.ts', import.meta.url))
const startMilliseconds = 90_000
/** The last lines of a service's log, shown when it does not do what a test expects. */
const keptLines = 60

export interface StartServicesOptions {
  servers: ServerUrls
  chains: readonly ChainConfig[]
  names: readonly ServiceName[]
  /** The point of kit/crash-points.ts at which a service kills itself. */
  crashAt?: Partial<Record<ServiceName, string>>
  /** Further settings, as docs/operating.md names them. */
  env?: Readonly<Record<string, string>>
  /** Changes what one process is told: a test leads it past a tap this way. */
  connect?: (name: ServiceName, env: Readonly<Record<string, string>>) => Promise<Record<string, string>>
}

/** Services, each in a process of its own, as a deployment runs them. */
export interface RunningServices {
  /** Put before every database, exchange, queue and key; another in every suite. */
  readonly namespace: string
  readonly graphqlUrl: string
  readonly graphqlWsUrl: string
  /** Kills a service with SIGKILL and waits until it is gone. */
  kill(name: ServiceName): Promise<void>
  /** Ends a service in order: it finishes what it has in hand. */
  end(name: ServiceName): Promise<void>
  /** Waits until a service has killed itself. @throws when it ends in any other way */
  died(name: ServiceName): Promise<void>
  /** Starts a service that is gone, without a crash point unless one is given; resolves when it works. */
  restart(name: ServiceName, options?: { crashAt?: string }): Promise<void>
  /** Ends all of them in order, and waits. */
  stop(): Promise<void>
}

interface Running {
  child: ChildProcess
  exited: Promise<NodeJS.Signals | number | null>
  lines: string[]
}

/** @throws when a service ends or is not ready in time; the end of its log is in the message, nothing is left running */
export async function startServices(options: StartServicesOptions): Promise<RunningServices> {
  const namespace = `t${randomBytes(5).toString('hex')}_`
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-services-'))
  const chainsFile = path.join(folder, 'chains.json')
  await writeFile(chainsFile, JSON.stringify(options.chains))
  const [httpPort, ...grpcPorts] = await freePorts(1 + grpcServices.length)
  const env = { ...environment(options.servers), ...options.env }
  const running = new Map<ServiceName, Running>()

  function environment({ s3, ...urls }: ServerUrls): Record<string, string> {
    const ports = grpcServices.map(
      (name, index) =>
        [`${name.toUpperCase().replace('-', '_')}_GRPC`, `127.0.0.1:${grpcPorts[index]}`] as const,
    )
    return {
      PATH: process.env['PATH'] ?? '',
      INTAGLIO_STACK: 'servers',
      INTAGLIO_NAMESPACE: namespace,
      INTAGLIO_CHAINS_FILE: chainsFile,
      INTAGLIO_AUTH_SECRET: randomBytes(32).toString('hex'),
      INTAGLIO_HTTP_PORT: String(httpPort),
      INTAGLIO_INDEXER_POLL_MS: '100',
      INTAGLIO_REQUESTS_PER_MINUTE: '100000',
      POSTGRES_URL: urls.postgresUrl,
      REDIS_URL: urls.redisUrl,
      RABBITMQ_URL: urls.rabbitmqUrl,
      MONGODB_URL: urls.mongodbUrl,
      IPFS_API_URL: urls.ipfsApiUrl,
      IPFS_GATEWAY_URL: urls.ipfsGatewayUrl,
      S3_ENDPOINT: s3.endpoint,
      S3_BUCKET: s3.bucket,
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
      ...Object.fromEntries(ports),
    }
  }

  async function start(name: ServiceName, crashAt: string | undefined): Promise<void> {
    const told = (await options.connect?.(name, env)) ?? env
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, name], {
      env: { ...told, ...(crashAt !== undefined && { INTAGLIO_TEST_CRASH_AT: crashAt }) },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const lines: string[] = []
    const exited = new Promise<NodeJS.Signals | number | null>((resolve) => {
      child.once('close', (code, signal) => resolve(signal ?? code))
    })
    running.set(name, { child, exited, lines })
    const ready = new Promise<void>((resolve) => {
      createInterface({ input: child.stderr }).on('line', (line) => {
        lines.push(line)
        if (lines.length > keptLines) lines.shift()
        if (line.includes('"msg":"ready"')) resolve()
      })
    })
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve('was not ready in time'), startMilliseconds)
    })
    const problem = await Promise.race([ready, late, exited.then((how) => `ended (${how})`)])
    clearTimeout(timer)
    if (problem) throw new Error(`${name} ${problem}:\n${lines.join('\n')}`)
  }

  async function stop(): Promise<void> {
    const all = [...running.values()]
    running.clear()
    for (const { child } of all) child.kill('SIGTERM')
    const force = setTimeout(() => all.forEach(({ child }) => child.kill('SIGKILL')), 20_000)
    await Promise.all(all.map(({ exited }) => exited))
    clearTimeout(force)
    await rm(folder, { recursive: true, force: true })
  }

  function find(name: ServiceName): Running {
    const found = running.get(name)
    if (!found) throw new Error(`${name} was never started`)
    return found
  }

  try {
    const started = await Promise.allSettled(
      options.names.map((name) => start(name, options.crashAt?.[name])),
    )
    for (const result of started) if (result.status === 'rejected') throw result.reason
  } catch (error) {
    await stop()
    throw error
  }

  return {
    namespace,
    graphqlUrl: `http://127.0.0.1:${httpPort}/graphql`,
    graphqlWsUrl: `ws://127.0.0.1:${httpPort}/graphql`,
    async kill(name) {
      const { child, exited } = find(name)
      child.kill('SIGKILL')
      await exited
    },
    async end(name) {
      const { child, exited } = find(name)
      child.kill('SIGTERM')
      await exited
    },
    async died(name) {
      const { exited, lines } = find(name)
      const how = await exited
      if (how !== 'SIGKILL')
        throw new Error(`${name} ended (${how}), not by its crash point:\n${lines.join('\n')}`)
    },
    restart: (name, { crashAt } = {}) => start(name, crashAt),
    stop,
  }
}
