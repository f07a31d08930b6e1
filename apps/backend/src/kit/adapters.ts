import path from 'node:path'
import type { BusPort } from './bus/port.ts'
import type { CachePort } from './cache/port.ts'
import type { Config, Stack } from './config/config.ts'
import { createCrashPoints } from './crash-points.ts'
import type { DocumentsPort } from './documents/port.ts'
import type { IpfsPort } from './ipfs/port.ts'
import type { Logger } from './logger.ts'
import type { ObjectsPort } from './objects/port.ts'
import type { Shutdown } from './shutdown.ts'
import type { SqlPort } from './sql/port.ts'

/** The six ports, each opened on first use and closed by `shutdown`. */
export interface Adapters {
  sql(): Promise<SqlPort>
  documents(): Promise<DocumentsPort>
  cache(): Promise<CachePort>
  bus(): Promise<BusPort>
  objects(): Promise<ObjectsPort>
  ipfs(): Promise<IpfsPort>
  /** Names of the ports in use that do not answer, with the reason. */
  check(): Promise<{ port: string; error: unknown }[]>
}

export interface AdapterOptions {
  config: Config
  log: Logger
  shutdown: Shutdown
}

type Open = { [Port in Exclude<keyof Adapters, 'check'>]: () => Promise<Awaited<ReturnType<Adapters[Port]>>> }

/** Opens the adapters of a stack. Drivers are loaded only where their server is used. */
export function createAdapters({ config, log, shutdown }: AdapterOptions): Adapters {
  const opened = new Map<string, Promise<unknown>>()

  function once<T extends { close(): Promise<void> }>(
    name: string,
    open: () => Promise<T>,
  ): () => Promise<T> {
    let port: Promise<T> | undefined
    return () => {
      if (!port) {
        port = open().then((adapter) => {
          shutdown.add(name, () => adapter.close())
          return adapter
        })
        opened.set(name, port)
        port.catch(() => (port = undefined))
      }
      return port
    }
  }

  const { stack } = config
  const open: Open = stack.kind === 'embedded' ? embedded(stack, () => sql()) : servers(stack)
  const sql: Adapters['sql'] = once('sql', open.sql)

  function embedded(
    { dataDir, gateway, objects }: Extract<Stack, { kind: 'embedded' }>,
    openSql: () => Promise<SqlPort>,
  ): Open {
    return {
      sql: async () =>
        (await import('./sql/embedded.ts')).createEmbeddedSql({ dataDir, namespace: config.namespace }),
      documents: async () =>
        (await import('./documents/embedded.ts')).createEmbeddedDocuments(await openSql()),
      cache: async () => (await import('./cache/embedded.ts')).createEmbeddedCache(),
      bus: async () =>
        (await import('./bus/embedded.ts')).createEmbeddedBus({
          sql: await openSql(),
          log,
          crash: createCrashPoints(config.crashAt),
        }),
      objects: async () =>
        (await import('./objects/folder.ts')).createFolderObjects({
          folder: path.join(dataDir, 'objects'),
          address: objects,
        }),
      ipfs: async () =>
        (await import('./ipfs/embedded.ts')).createEmbeddedIpfs({
          folder: path.join(dataDir, 'ipfs'),
          gateway,
        }),
    }
  }

  function servers(stack: Extract<Stack, { kind: 'servers' }>): Open {
    const { namespace } = config
    return {
      sql: async () =>
        (await import('./sql/postgres.ts')).createPostgres({ url: stack.postgresUrl, namespace }),
      documents: async () =>
        (await import('./documents/mongodb.ts')).createMongo({ url: stack.mongodbUrl, namespace }),
      cache: async () =>
        (await import('./cache/redis.ts')).createRedis({ url: stack.redisUrl, namespace, log }),
      bus: async () =>
        (await import('./bus/rabbitmq.ts')).createRabbit({
          url: stack.rabbitmqUrl,
          namespace,
          log,
          crash: createCrashPoints(config.crashAt),
        }),
      objects: async () =>
        stack.s3
          ? (await import('./objects/s3.ts')).createS3(stack.s3)
          : (await import('./objects/folder.ts')).createFolderObjects({
              folder: stack.objectsDir ?? 'objects',
              address: stack.objects,
            }),
      ipfs: async () => (await import('./ipfs/kubo.ts')).createKubo(stack.ipfs),
    }
  }

  return {
    sql,
    documents: once('documents', open.documents),
    cache: once('cache', open.cache),
    bus: once('bus', open.bus),
    objects: once('objects', open.objects),
    ipfs: once('ipfs', open.ipfs),
    async check() {
      const names = [...opened.keys()]
      const results = await Promise.allSettled(
        [...opened.values()].map(async (port) => {
          const adapter = await port
          if (typeof adapter === 'object' && adapter && 'ping' in adapter) await (adapter as CachePort).ping()
        }),
      )
      return results.flatMap((result, index) =>
        result.status === 'rejected'
          ? [{ port: names[index] as string, error: result.reason as unknown }]
          : [],
      )
    },
  }
}
