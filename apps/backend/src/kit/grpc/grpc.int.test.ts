// Real: gRPC over ports of this machine.
import { IntaglioError, InvalidInputError, NotFoundError, UnavailableError } from '@intaglio/shared'
import { IndexerServiceDefinition, type IndexerServiceImplementation } from '@intaglio/proto/indexer'
import { MediaServiceDefinition, type MediaServiceImplementation } from '@intaglio/proto/media'
import { createChannel, createClient } from 'nice-grpc'
import { HealthDefinition } from 'nice-grpc-server-health'
import { afterEach, describe, expect, it } from 'vitest'
import type { Config } from '../config/config.ts'
import { withDefaults } from '../config/defaults.ts'
import { freePorts } from '../free-ports.ts'
import { quiet, temporaryFolder } from '../testing.ts'
import { currentTraceId, withTrace } from '../trace.ts'
import { createClients } from './clients.ts'
import { maxMessageBytes } from './limits.ts'
import { createGrpcServer } from './server.ts'

const temporary = await temporaryFolder()
const closing: (() => Promise<void> | void)[] = [temporary.remove]
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** SERVING, as grpc.health.v1 numbers it. */
const serving = 1

const checkpoint = {
  chainId: 'eip155:1',
  lastBlock: 1,
  lastBlockHash: '',
  updatedAt: '',
  headBlock: 1,
  haltedReason: '',
}

function configWith(port: number): Config {
  const base = withDefaults({ stack: { kind: 'embedded', dataDir: temporary.folder }, chains: [] })
  const address = { host: '127.0.0.1', port }
  return { ...base, grpc: { ...base.grpc, indexer: address, media: address } }
}

function clientsAt(port: number) {
  const { clients, close } = createClients(configWith(port), new AbortController().signal)
  closing.push(close)
  return clients
}

async function serve(
  indexer: IndexerServiceImplementation,
  media?: MediaServiceImplementation,
  port = 0,
): Promise<number> {
  const server = createGrpcServer({ log: quiet })
  server.add(IndexerServiceDefinition, indexer)
  if (media) server.add(MediaServiceDefinition, media)
  closing.push(() => server.close())
  return server.listen({ host: '127.0.0.1', port })
}

async function failureOf(thrown: unknown): Promise<unknown> {
  const port = await serve({
    getCheckpoint: async () => {
      throw thrown
    },
  })
  return clientsAt(port)
    .indexer.getCheckpoint({ chainId: 'eip155:1' })
    .then(
      () => undefined,
      (error: unknown) => error,
    )
}

describe('an error on its way between services', () => {
  it.each([
    new InvalidInputError('chainId', 'must be known', { known: ['eip155:1'] }),
    new NotFoundError('The chain', { chainId: 'eip155:1' }),
    new UnavailableError('PostgreSQL at db:5432', { why: 'It is down.', next: 'Start it.' }),
    new IntaglioError('Intents differ.', {
      code: 'INTENT_CONFLICT',
      why: 'Tiếng Việt ✓',
      next: 'n',
      retryable: true,
      details: { a: [1] },
    }),
  ])('arrives as it was thrown: $code', async (thrown) => {
    const error = await failureOf(thrown)
    expect(error).toBeInstanceOf(thrown.constructor)
    const plain = ({ code, message, why, next, retryable, details }: IntaglioError) => ({
      code,
      message,
      why,
      next,
      retryable,
      details,
    })
    expect(plain(error as IntaglioError)).toEqual(plain(thrown))
  })

  it('says nothing about our insides when nobody foresaw it', async () => {
    const error = await failureOf(new Error('relation "users" does not exist at /srv/app.ts'))
    expect(error).toMatchObject({ code: 'INTERNAL' })
    expect(JSON.stringify(error) + (error as IntaglioError).sentence).not.toContain('users')
  })

  it('arrives even when its details would not fit', async () => {
    const error = await failureOf(
      new IntaglioError('Much.', { code: 'MUCH', details: { text: 'x'.repeat(100_000) } }),
    )
    expect(error).toMatchObject({ code: 'MUCH', message: 'Much.' })
  })
})

describe('a call between services', () => {
  it('waits for a service that is not up yet', async () => {
    const [port = 0] = await freePorts(1)
    const answer = clientsAt(port).indexer.getCheckpoint({ chainId: 'eip155:1' })
    await serve({ getCheckpoint: async () => checkpoint }, undefined, port)
    expect(await answer).toEqual(checkpoint)
  })

  it('names the service that does not answer', async () => {
    const [port = 0] = await freePorts(1)
    const error: unknown = await clientsAt(port)
      .indexer.getCheckpoint({ chainId: 'eip155:1' }, { deadline: 300 })
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as IntaglioError).message).toContain(`indexer service at 127.0.0.1:${port}`)
  })

  it('is given up at its deadline', async () => {
    const port = await serve({
      getCheckpoint: (_request, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        ),
    })
    const error: unknown = await clientsAt(port)
      .indexer.getCheckpoint({ chainId: 'eip155:1' }, { deadline: 100 })
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', why: 'It did not answer in time.' })
  })

  it('carries the trace id', async () => {
    const port = await serve({
      getCheckpoint: async () => ({ ...checkpoint, lastBlockHash: currentTraceId() }),
    })
    const { indexer } = clientsAt(port)
    const trace = 'ab'.repeat(16)
    expect((await withTrace(trace, () => indexer.getCheckpoint({ chainId: 'eip155:1' }))).lastBlockHash).toBe(
      trace,
    )
    expect((await indexer.getCheckpoint({ chainId: 'eip155:1' })).lastBlockHash).toMatch(/^[0-9a-f]{32}$/)
  })

  it('streams more than one message may hold, and refuses a message that is too large', async () => {
    let bytes = 0
    const port = await serve(
      { getCheckpoint: async () => ({ ...checkpoint, haltedReason: 'x'.repeat(maxMessageBytes + 1) }) },
      {
        async importCar(chunks) {
          for await (const { chunk } of chunks) bytes += chunk.length
          return { roots: [], blocks: 0, bytes }
        },
        upload: () => Promise.reject(new Error('unused')),
        getAsset: () => Promise.reject(new Error('unused')),
        releaseRoots: () => Promise.reject(new Error('unused')),
      },
    )
    const { media, indexer } = clientsAt(port)
    async function* chunks() {
      for (let count = 0; count < 24; count += 1) yield { chunk: Buffer.alloc(512 * 1024) }
    }
    expect((await media.importCar(chunks())).bytes).toBe(12 * 1024 * 1024)
    await expect(indexer.getCheckpoint({ chainId: 'eip155:1' })).rejects.toBeInstanceOf(IntaglioError)
  })

  it('finds the standard health service', async () => {
    const port = await serve({ getCheckpoint: async () => checkpoint })
    const channel = createChannel(`127.0.0.1:${port}`)
    closing.push(() => channel.close())
    const { status } = await createClient(HealthDefinition, channel).check({ service: '' })
    expect(status).toBe(serving)
  })
})
