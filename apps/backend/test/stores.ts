import type { Envelope } from '@intaglio/shared'
import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import amqp from 'amqplib'
import { Redis } from 'ioredis'
import { MongoClient, type Document } from 'mongodb'
import pg from 'pg'
import { retryDelays } from '../src/kit/bus/port.ts'
import type { ServerUrls } from '../../../scripts/servers/index.ts'

/** A message as it went through an exchange. */
export interface SeenMessage {
  routingKey: string
  envelope: Envelope<Record<string, unknown>>
}

/** What Redis says of a key that it does not have. */
export const absent = { value: null, seconds: -2 }

/** Whether so many seconds are left of an expiry, some of which may have passed since. */
export const isAbout = (expiry: number) => (seconds: number) => seconds <= expiry && seconds > expiry - 60

/** Queues of consumers on the way from the chain's event to the intent, and what they gave up. */
export const queuesOf = (kind: 'collection' | 'mint'): string[] =>
  ['catalog', 'subs-worker'].flatMap((name) => [`${name}.${kind}s`, `${name}.${kind}s.dead`])

/** PostgreSQL's code for having waited too long for somebody else's lock. */
const lockNotAvailable = '55P03'

/** A look into the real stores and the broker, past all of the system's own code. */
export interface Stores {
  /** Rows of one service's database. */
  rows(database: string, query: string, params?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Whether a transaction that is still going on has written a row that this statement would write as well. */
  isBeingWritten(database: string, insert: string, params: readonly unknown[]): Promise<boolean>
  documents(
    database: string,
    collection: string,
    filter?: Document,
    sort?: Record<string, 1>,
  ): Promise<Document[]>
  /** Fields of each unique index of a collection. */
  uniqueIndexes(database: string, collection: string): Promise<string[][]>
  /** Value and seconds left of a Redis key. */
  key(name: string): Promise<{ value: string | null; seconds: number }>
  /** Removes a Redis key. */
  forget(name: string): Promise<void>
  /** An object's bytes. */
  object(key: string): Promise<Buffer | undefined>
  isPinned(cid: string): Promise<boolean>
  /** Sends a message to an exchange as if it came once more. */
  publish(exchange: string, message: SeenMessage): Promise<void>
  /** Collects every message of an exchange from now on. */
  spy(exchange: string): Promise<readonly SeenMessage[]>
  /** Messages that queues hold and nobody was given yet. */
  waiting(...queues: string[]): Promise<number>
  /** Messages of a consumer that wait for their next attempt. */
  retrying(queue: string): Promise<number>
  /** Removes what the suite left on the servers. */
  close(): Promise<void>
}

export async function openStores(servers: ServerUrls, namespace: string): Promise<Stores> {
  const pools = new Map<string, pg.Pool>()
  const redis = new Redis(servers.redisUrl)
  const mongo = await new MongoClient(servers.mongodbUrl).connect()
  const broker = await amqp.connect(servers.rabbitmqUrl)
  const channel = await broker.createChannel()
  const { accessKeyId, secretAccessKey, endpoint } = servers.s3
  const s3 = new S3Client({
    ...{ endpoint, region: 'us-east-1', forcePathStyle: true },
    credentials: { accessKeyId, secretAccessKey },
  })

  function pool(database: string): pg.Pool {
    const known = pools.get(database)
    if (known) return known
    const url = new URL(servers.postgresUrl)
    url.pathname = `/${database}`
    const opened = new pg.Pool({ connectionString: url.href, max: 2 })
    // Dropping its database at the end ends its connections.
    opened.on('error', () => undefined)
    pools.set(database, opened)
    return opened
  }

  async function waiting(...queues: string[]): Promise<number> {
    const asked = queues.map((queue) => channel.checkQueue(`${namespace}${queue}`))
    return (await Promise.all(asked)).reduce((sum, { messageCount }) => sum + messageCount, 0)
  }

  return {
    async rows(database, query, params = []) {
      return (await pool(`${namespace}${database}`).query<Record<string, unknown>>(query, [...params])).rows
    },
    async isBeingWritten(database, insert, params) {
      const client = await pool(`${namespace}${database}`).connect()
      try {
        await client.query("BEGIN; SET LOCAL lock_timeout = '100ms'")
        await client.query(insert, [...params])
        return false
      } catch (error) {
        if ((error as { code?: string }).code === lockNotAvailable) return true
        throw error
      } finally {
        await client.query('ROLLBACK')
        client.release()
      }
    },
    documents: (database, collection, filter = {}, sort = {}) =>
      mongo.db(`${namespace}${database}`).collection(collection).find(filter).sort(sort).toArray(),
    async uniqueIndexes(database, collection) {
      const indexes = await mongo.db(`${namespace}${database}`).collection(collection).indexes()
      return indexes.filter(({ unique }) => unique).map(({ key }) => Object.keys(key as object))
    },
    async key(name) {
      const [value, seconds] = await Promise.all([
        redis.get(`${namespace}${name}`),
        redis.ttl(`${namespace}${name}`),
      ])
      return { value, seconds }
    },
    async forget(name) {
      await redis.del(`${namespace}${name}`)
    },
    async object(key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: servers.s3.bucket, Key: key }))
        return Body && Buffer.from(await Body.transformToByteArray())
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    async isPinned(cid) {
      const url = `${servers.ipfsApiUrl}/api/v0/pin/ls?type=recursive&arg=${cid}`
      return (await fetch(url, { method: 'POST' })).ok
    },
    async publish(exchange, { routingKey, envelope }) {
      channel.publish(`${namespace}${exchange}`, routingKey, Buffer.from(JSON.stringify(envelope)))
    },
    async spy(exchange) {
      const seen: SeenMessage[] = []
      await channel.assertExchange(`${namespace}${exchange}`, 'topic', { durable: true })
      const { queue } = await channel.assertQueue('', { exclusive: true })
      await channel.bindQueue(queue, `${namespace}${exchange}`, '#')
      await channel.consume(
        queue,
        (message) => {
          if (!message) return
          const envelope = JSON.parse(message.content.toString()) as SeenMessage['envelope']
          seen.push({ routingKey: message.fields.routingKey, envelope })
        },
        { noAck: true },
      )
      return seen
    },
    waiting,
    retrying: (queue) => waiting(...retryDelays.map((seconds) => `${queue}.retry.${seconds}`)),
    async close() {
      const admin = pool('postgres')
      const databases = await admin.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
        [namespace],
      )
      for (const { datname } of databases.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
      await Promise.all([...pools.values()].map((opened) => opened.end()))
      for (const { name } of (await mongo.db().admin().listDatabases()).databases) {
        if (name.startsWith(namespace)) await mongo.db(name).dropDatabase()
      }
      await mongo.close()
      const keys = await redis.keys(`${namespace}*`)
      if (keys.length > 0) await redis.del(...keys)
      redis.disconnect()
      s3.destroy()
      await broker.close()
    },
  }
}
