import type { Envelope } from '@intaglio/shared'
import amqp from 'amqplib'
import { Redis } from 'ioredis'
import { MongoClient, type Document } from 'mongodb'
import pg from 'pg'
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

/** A look into the real stores and the broker, past all of the system's own code. */
export interface Stores {
  /** Rows of one service's database. */
  rows(database: string, query: string, params?: readonly unknown[]): Promise<Record<string, unknown>[]>
  documents(database: string, collection: string, filter?: Document): Promise<Document[]>
  /** Value and seconds left of a Redis key. */
  key(name: string): Promise<{ value: string | null; seconds: number }>
  /** Collects every message of an exchange from now on. */
  spy(exchange: string): Promise<readonly SeenMessage[]>
  /** Messages that a queue holds and nobody has acknowledged. */
  waiting(queue: string): Promise<number>
  /** Removes what the suite left on the servers. */
  close(): Promise<void>
}

export async function openStores(servers: ServerUrls, namespace: string): Promise<Stores> {
  const pools = new Map<string, pg.Pool>()
  const redis = new Redis(servers.redisUrl)
  const mongo = await new MongoClient(servers.mongodbUrl).connect()
  const broker = await amqp.connect(servers.rabbitmqUrl)
  const channel = await broker.createChannel()

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

  return {
    async rows(database, query, params = []) {
      return (await pool(`${namespace}${database}`).query<Record<string, unknown>>(query, [...params])).rows
    },
    documents: (database, collection, filter = {}) =>
      mongo.db(`${namespace}${database}`).collection(collection).find(filter).toArray(),
    async key(name) {
      const [value, seconds] = await Promise.all([
        redis.get(`${namespace}${name}`),
        redis.ttl(`${namespace}${name}`),
      ])
      return { value, seconds }
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
    async waiting(queue) {
      return (await channel.checkQueue(`${namespace}${queue}`)).messageCount
    },
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
      await broker.close()
    },
  }
}
