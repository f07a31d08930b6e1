import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Intent } from '@intaglio/proto/orchestrator'
import type { Address } from 'viem'
import { vi } from 'vitest'
import { startBackend, type Config, type RunningBackend } from '../src/index.ts'
import type { ServiceClients } from '../src/kit/clients.ts'
import { freePorts } from '../src/kit/free-ports.ts'
import { createClients } from '../src/kit/grpc/clients.ts'
import { startTestChain, type TestChain } from './chain.ts'
import type { MetadataCar } from './metadata-car.ts'

const confirmations = 2

/** The services of minting in this process, on embedded adapters and a chain of their own, spoken to by gRPC. */
export interface MintingBackend {
  readonly chain: TestChain
  readonly backend: RunningBackend
  readonly clients: ServiceClients
  /** Who asks, as the gateway would say it; and somebody else. */
  readonly caller: { userId: string; accountId: string; address: string }
  readonly stranger: { userId: string; accountId: string; address: string }
  collectionRequest(
    standard: 'erc721' | 'erc1155',
    baseUri: string,
  ): Parameters<ServiceClients['collection']['prepare']>[0] & { intentId: string }
  statusOf(intentId: string): Promise<Intent>
  untilReady(intentId: string): Promise<Intent>
  importCar(car: MetadataCar): Promise<unknown>
  /** Creates a collection and waits until it is in the catalog. */
  createCollection(standard: 'erc721' | 'erc1155', baseUri: string): Promise<Address>
  stop(): Promise<void>
}

export async function startMintingBackend(): Promise<MintingBackend> {
  const chain = await startTestChain(confirmations)
  const { accountId } = chain
  const address = chain.account.address.toLowerCase()
  const caller = { userId: randomUUID(), accountId, address }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'intaglio-minting-'))
  const ports = await freePorts(8)
  const listen = () => ({ host: '127.0.0.1', port: ports.pop() ?? 0 })
  const grpc: Config['grpc'] = {
    auth: listen(),
    user: listen(),
    wallet: listen(),
    'chain-registry': listen(),
    orchestrator: listen(),
    media: listen(),
    indexer: listen(),
    catalog: listen(),
  }
  const backend = await startBackend({
    services: ['chain-registry', 'orchestrator', 'media', 'indexer', 'catalog', 'subs-worker'],
    config: {
      stack: { kind: 'embedded', dataDir },
      chains: [chain.config],
      grpc,
      indexer: { pollMilliseconds: 100, blockRange: 500 },
      logLevel: process.env['LOG_LEVEL'] ?? 'silent',
    },
  })
  const { clients, close } = createClients({ grpc, callMilliseconds: 10_000 }, new AbortController().signal)

  const world: MintingBackend = {
    ...{ chain, backend, clients, caller, stranger: { ...caller, userId: randomUUID() } },
    collectionRequest: (standard, baseUri) => ({
      caller,
      intentId: randomUUID(),
      chainId: chain.chainId,
      standard,
      name: 'Plates',
      symbol: 'PLT',
      baseUri,
      royaltyBps: 500,
      maxSupply: '5000',
    }),
    statusOf: (intentId) => clients.intent.getIntent({ intentId, caller }),
    async untilReady(intentId) {
      const isReady = async () => (await world.statusOf(intentId)).status === 'ready'
      await vi.waitUntil(isReady, { timeout: 60_000, interval: 20 })
      return world.statusOf(intentId)
    },
    importCar: (car) =>
      clients.media.importCar(
        (async function* () {
          for (let start = 0; start < car.bytes.length; start += 65_536) {
            yield { chunk: Buffer.from(car.bytes.subarray(start, start + 65_536)), source: caller.userId }
          }
        })(),
      ),
    async createCollection(standard, baseUri) {
      const prepared = await clients.collection.prepare(world.collectionRequest(standard, baseUri))
      if (!prepared.tx) throw new Error('no transaction was prepared')
      const receipt = await chain.send(prepared.tx)
      await clients.collection.trackTx({
        caller,
        intentId: prepared.intentId,
        chainId: chain.chainId,
        txHash: receipt.transactionHash,
        contract: prepared.previewAddress,
      })
      await chain.mine(confirmations)
      await world.untilReady(prepared.intentId)
      return prepared.previewAddress as Address
    },
    async stop() {
      close()
      await backend.stop()
      await chain.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  return world
}
