import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBackend } from '@intaglio/backend'
import { startLocalChain } from '@intaglio/contracts/testing'
import sharp from '@intaglio/shared/sharp'
import type { PublicClient } from 'viem'
import type { Workspace } from '../model.ts'

/** Everything the engine meets outside, real: a chain with the contracts, and a backend with all its services. */
export interface World {
  workspace: Workspace
  rpcUrl: string
  chainId: `eip155:${number}`
  factory: `0x${string}`
  /** An account with coins on it. */
  account: { address: `0x${string}`; privateKey: `0x${string}` }
  client: PublicClient
  /** Where the backend's IPFS keeps its blocks. */
  ipfsFolder: string
  /** A new empty folder; deleted with the world. */
  folder(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const root = await mkdtemp(path.join(tmpdir(), 'intaglio-world-'))
  const chain = await startLocalChain()
  const backend = await startBackend({
    services: 'all',
    config: {
      stack: { kind: 'embedded', dataDir: path.join(root, 'backend') },
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'error',
      chains: [chain.description],
    },
  })
  return {
    workspace: backend,
    rpcUrl: chain.rpcUrl,
    chainId: chain.chainId,
    factory: chain.deployment.factory,
    account: chain.account,
    client: chain.client,
    ipfsFolder: path.join(root, 'backend', 'ipfs'),
    folder: (name) => mkdtemp(path.join(root, `${name}-`)),
    async stop() {
      await backend.stop()
      await chain.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** Writes `count` small pictures that differ, `1.png` and up unless they have names. */
export async function writePictures(folder: string, count: number, names: string[] = []): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (let index = 1; index <= count; index += 1) {
    const background = { r: (index * 53) % 256, g: (index * 97) % 256, b: (index * 193) % 256 }
    await sharp({ create: { width: 48, height: 48, channels: 3, background } })
      .png()
      .toFile(path.join(folder, names[index - 1] ?? `${index}.png`))
  }
}
