import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBackend } from '@intaglio/backend'
import { deployContracts } from '@intaglio/contracts'
import { startAnvil } from '@intaglio/contracts/testing'
import sharp from 'sharp'
import { createPublicClient, createWalletClient, defineChain, http, type PublicClient } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Workspace } from '../types.ts'

/** Everything the engine meets outside, real: a chain with the contracts, and a backend with all its services. */
export interface World {
  workspace: Workspace
  rpcUrl: string
  chainId: `eip155:${number}`
  factory: `0x${string}`
  /** An account with coins on it. */
  account: { address: `0x${string}`; privateKey: `0x${string}` }
  client: PublicClient
  /** A new empty folder; deleted with the world. */
  folder(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startWorld(): Promise<World> {
  const root = await mkdtemp(path.join(tmpdir(), 'intaglio-world-'))
  const anvil = await startAnvil()
  const [account, deployer] = anvil.accounts
  if (!account || !deployer) throw new Error('The chain gave no accounts.')
  const chain = defineChain({
    id: anvil.chainId,
    name: 'Test chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [anvil.rpcUrl] } },
  })
  const transport = http(anvil.rpcUrl)
  const client = createPublicClient({ chain, transport, pollingInterval: 50, cacheTime: 0 })
  const contracts = await deployContracts(
    createWalletClient({ chain, transport, account: privateKeyToAccount(deployer.privateKey) }),
    client,
  )
  const startBlock = Number(contracts.startBlock)
  const backend = await startBackend({
    services: 'all',
    config: {
      stack: { kind: 'embedded', dataDir: path.join(root, 'backend') },
      http: { host: '127.0.0.1', port: 0 },
      logLevel: 'error',
      chains: [
        {
          id: anvil.chainId,
          name: 'Test chain',
          nativeSymbol: 'ETH',
          decimals: 18,
          confirmations: 0,
          endpoints: [{ url: anvil.rpcUrl }],
          contracts: [
            { name: 'factory', address: contracts.factory, startBlock },
            { name: 'erc721_implementation', address: contracts.erc721Implementation, startBlock },
            { name: 'erc1155_implementation', address: contracts.erc1155Implementation, startBlock },
          ],
        },
      ],
    },
  })
  return {
    workspace: backend,
    rpcUrl: anvil.rpcUrl,
    chainId: `eip155:${anvil.chainId}`,
    factory: contracts.factory,
    account,
    client,
    folder: (name) => mkdtemp(path.join(root, `${name}-`)),
    async stop() {
      await backend.stop()
      await anvil.stop()
      await rm(root, { recursive: true, force: true })
    },
  }
}

/** Writes `count` small pictures that differ, `1.png` and up. */
export async function writePictures(folder: string, count: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    const background = { r: (index * 53) % 256, g: (index * 97) % 256, b: (index * 193) % 256 }
    await sharp({ create: { width: 48, height: 48, channels: 3, background } })
      .png()
      .toFile(path.join(folder, `${index}.png`))
  }
}
