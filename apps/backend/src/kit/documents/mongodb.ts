import { redact, UnavailableError, say } from '@intaglio/shared'
import {
  MongoBulkWriteError,
  MongoClient,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
  type Collection,
  type Filter as MongoFilter,
  type OptionalUnlessRequiredId,
} from 'mongodb'
import { documentConflict, portable } from './portable.ts'
import type { CollectionOptions, Document, DocumentCollection, DocumentsPort, Filter } from './port.ts'

const duplicateKey = 11_000

/** Documents in MongoDB. */
export async function createMongo(options: { url: string; namespace?: string }): Promise<DocumentsPort> {
  const { namespace = '' } = options
  const host = redact(options.url)
    .replace(/^[^/]*\/\/(\*\*\*@)?/, '')
    .replace(/[/?].*$/, '')
  const label = say`MongoDB at ${{ host }}`
  const client = new MongoClient(options.url, { serverSelectionTimeoutMS: 5_000, appName: 'intaglio' })

  const run: Run = async (work) => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof MongoServerSelectionError || error instanceof MongoNetworkError)) throw error
      throw new UnavailableError(label, {
        why: error.message,
        next: say`Check that MongoDB runs and that MONGODB_URL is right.`,
        cause: error,
      })
    }
  }

  try {
    await run(() => client.connect())
  } catch (error) {
    await client.close()
    throw error
  }

  return {
    async collection<T extends Document>(
      database: string,
      name: string,
      { unique, indexes }: CollectionOptions = {},
    ) {
      const collection = client.db(`${namespace}${database}`).collection<T>(name)
      await run(async () => {
        for (const fields of unique ?? []) await collection.createIndex(keysOf(fields), { unique: true })
        for (const fields of indexes ?? []) await collection.createIndex(keysOf(fields))
      })
      return createCollection(collection, run)
    },
    ping: () => run(async () => void (await client.db('admin').command({ ping: 1 }))),
    close: () => client.close(),
  }
}

type Run = <T>(work: () => Promise<T>) => Promise<T>

function createCollection<T extends Document>(collection: Collection<T>, run: Run): DocumentCollection<T> {
  const clean = (document: T): T => JSON.parse(portable(document)) as T
  // The port's filter is the part of MongoDB's that is equality on top-level fields.
  const filterOf = (filter: Filter<T>) => JSON.parse(portable(filter)) as MongoFilter<T>
  const idIs = (id: string) => ({ _id: id }) as MongoFilter<T>

  return {
    async insertAbsent(documents) {
      if (documents.length === 0) return 0
      try {
        // Unordered: a document that is there does not keep the others out.
        const { insertedCount } = await run(() =>
          collection.insertMany(documents.map(clean) as OptionalUnlessRequiredId<T>[], { ordered: false }),
        )
        return insertedCount
      } catch (error) {
        if (error instanceof MongoBulkWriteError && everyIsDuplicate(error)) return error.insertedCount
        throw error
      }
    },
    async upsert(documents) {
      if (documents.length === 0) return
      try {
        await run(() =>
          collection.bulkWrite(
            documents.map((document) => ({
              replaceOne: { filter: idIs(document._id), replacement: clean(document), upsert: true },
            })),
          ),
        )
      } catch (error) {
        throw error instanceof MongoServerError && error.code === duplicateKey
          ? documentConflict(collection.namespace, error)
          : error
      }
    },
    get: (id) => run(async () => ((await collection.findOne(idIs(id))) as T | null) ?? undefined),
    getMany: (ids) =>
      run(() => collection.find({ _id: { $in: [...ids] } } as MongoFilter<T>).toArray() as Promise<T[]>),
    find: (filter, { sort, limit } = {}) =>
      run(() => {
        let cursor = collection.find(filterOf(filter))
        if (sort) cursor = cursor.sort(sort.by, sort.order)
        if (limit !== undefined) cursor = cursor.limit(limit)
        return cursor.toArray() as Promise<T[]>
      }),
    delete: (filter) => run(async () => (await collection.deleteMany(filterOf(filter))).deletedCount),
  }
}

function keysOf(fields: readonly string[]): Record<string, 1> {
  return Object.fromEntries(fields.map((field) => [field, 1]))
}

function everyIsDuplicate(error: MongoBulkWriteError): boolean {
  const errors = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors]
  return errors.length > 0 && errors.every(({ code }) => code === duplicateKey)
}
