// A chain on this machine, to try things out on: its coin is worth nothing and its keys are public.
import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { ChainConfig } from '@intaglio/backend'
import {
  deployLocally,
  describeLocalChain,
  localClient,
  startAnvil,
  type Anvil,
} from '@intaglio/contracts/testing'
import { normalizeAddress } from '@intaglio/shared'
import { isAddress, type Address } from 'viem'
import { z } from 'zod'

const address = z.custom<Address>((value) => typeof value === 'string' && isAddress(value))
const contractsSchema = z.object({
  factory: address,
  erc721Implementation: address,
  erc1155Implementation: address,
  // JSON has no bigint: the file holds it as text.
  startBlock: z.coerce.bigint().nonnegative(),
})
type Contracts = z.output<typeof contractsSchema>

export interface LocalChain {
  config: ChainConfig
  rpcUrl: string
  /** The account that publishes. */
  address: Address
  privateKey: `0x${string}`
  stop(): Promise<void>
}

const filesOf = (folder: string) => ({
  statePath: join(folder, 'state.json'),
  pidFile: join(folder, 'anvil.pid'),
})

/** Starts the chain where it stopped last, with the contracts on it. */
export async function startLocalChain(folder: string): Promise<LocalChain> {
  await mkdir(folder, { recursive: true })
  const { statePath, pidFile } = filesOf(folder)
  await endLeftoverChain(folder)
  const anvil = await startAnvil({ statePath })
  try {
    await writeFile(pidFile, String(anvil.pid))
    const contracts = await ensureContracts(anvil, join(folder, 'contracts.json'))
    const [creator] = anvil.accounts
    if (!creator) throw new Error('The local chain came up without accounts.')
    return {
      config: describeLocalChain(anvil, contracts),
      rpcUrl: anvil.rpcUrl,
      address: normalizeAddress(creator.address),
      privateKey: creator.privateKey,
      async stop() {
        await anvil.stop()
        await rm(pidFile, { force: true })
      },
    }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

/** Deploys once; a chain whose state was lost gets its contracts anew. */
async function ensureContracts(anvil: Anvil, file: string): Promise<Contracts> {
  const client = localClient(anvil)
  const known = await readFile(file, 'utf8').then(
    (text) => contractsSchema.safeParse(JSON.parse(text)).data,
    () => undefined,
  )
  if (known && (await client.getCode({ address: known.factory }))) return known

  const contracts = contractsSchema.parse(await deployLocally(anvil, client))
  await writeFile(file, JSON.stringify({ ...contracts, startBlock: String(contracts.startBlock) }))
  return contracts
}

/** A studio that was killed leaves its chain running; two chains must not write one state. */
export async function endLeftoverChain(folder: string): Promise<void> {
  const { statePath, pidFile } = filesOf(folder)
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''))
  if (!pid || process.platform === 'win32') return
  const isOurs = async (): Promise<boolean> => {
    const found = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']).catch(() => undefined)
    return found?.stdout.includes(statePath) === true
  }
  if (!(await isOurs())) return
  process.kill(pid, 'SIGTERM')
  const deadline = Date.now() + 5_000
  while (await isOurs()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL')
    await wait(50)
  }
}
