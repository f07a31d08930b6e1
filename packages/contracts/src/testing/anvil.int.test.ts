/** Real: anvil processes. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createPublicClient, createTestClient, http, parseEther } from 'viem'
import { expect, it } from 'vitest'
import { AnvilStartError, startAnvil } from './anvil.ts'

const clientOf = (rpcUrl: string) => createPublicClient({ transport: http(rpcUrl, { retryCount: 0 }) })

it('answers once it has started, with the chain id asked for and ten funded accounts', async () => {
  const anvil = await startAnvil({ chainId: 4242 })
  try {
    const client = clientOf(anvil.rpcUrl)
    expect(await client.getChainId()).toBe(4242)
    expect(anvil.accounts).toHaveLength(10)
    for (const { address } of anvil.accounts) {
      expect(await client.getBalance({ address })).toBe(parseEther('10000'))
    }
  } finally {
    await anvil.stop()
  }
})

it('leaves no process and no port behind when stopped, however often', async () => {
  const anvil = await startAnvil()
  await Promise.all([anvil.stop(), anvil.stop()])
  await anvil.stop()
  await expect(clientOf(anvil.rpcUrl).getChainId()).rejects.toThrow('HTTP request failed')
})

it('goes on where it was stopped, given a file for its state', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'intaglio-anvil-'))
  const statePath = path.join(folder, 'state.json')
  const first = await startAnvil({ statePath })
  await createTestClient({ mode: 'anvil', transport: http(first.rpcUrl) }).mine({ blocks: 7 })
  await first.stop()
  const second = await startAnvil({ statePath })
  try {
    expect(await clientOf(second.rpcUrl).getBlockNumber()).toBe(7n)
  } finally {
    await second.stop()
    await rm(folder, { recursive: true })
  }
})

it('says why it could not start', async () => {
  const failure = startAnvil({ args: ['--no-such-option'] })
  await expect(failure).rejects.toThrow(AnvilStartError)
  await expect(failure).rejects.toThrow('--no-such-option')
})
