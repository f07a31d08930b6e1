import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { createPublicClient, http, type Address, type Hex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'

/** What the local chain is started with; everything has a default. */
export interface AnvilOptions {
  /** EIP-155 chain id, 31337 by default. */
  readonly chainId?: number
  /** TCP port, 0 (the default) for a free one. */
  readonly port?: number
  /** Seconds between blocks; without it a block is mined for every transaction. */
  readonly blockTime?: number
  /** File the chain's state is read from at start, and written to at stop and every second meanwhile. */
  readonly statePath?: string
  /** Further arguments, passed to anvil as they are. */
  readonly args?: readonly string[]
}

/** A running local chain. */
export interface Anvil {
  readonly rpcUrl: string
  readonly chainId: number
  /** The chain's process, for whoever must find it again after a kill. */
  readonly pid: number
  /** Ten accounts with 10,000 ether each: those of Foundry's well-known test phrase, never to be used elsewhere. */
  readonly accounts: readonly AnvilAccount[]
  /** Ends the process and waits until it is gone. Calling it again does nothing. */
  stop(): Promise<void>
}

export interface AnvilAccount {
  readonly address: Address
  readonly privateKey: Hex
}

/** The chain could not be started; the message says why. */
export class AnvilStartError extends Error {
  override readonly name = 'AnvilStartError'
}

const MNEMONIC = 'test test test test test test test test test test test junk'
const ACCOUNTS = 10
const START_TIMEOUT_MS = 20_000

/**
 * Starts an anvil chain and resolves when it answers JSON-RPC.
 *
 * The platform's binary is spawned itself: the package's wrapper would be what is killed at the end, and would
 * leave the chain running as an orphan.
 *
 * @throws AnvilStartError when there is no binary for this platform, or it exits or stays silent.
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const { chainId = 31337, port = 0 } = options
  const child = spawn(anvilBinary(), anvilArguments(options, chainId, port), {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A terminal's Ctrl-C must reach the chain through stop(), after those who still talk to it.
    detached: process.platform !== 'win32',
  })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const killOnExit = (): void => void child.kill('SIGKILL')
  process.once('exit', killOnExit)

  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      child.kill('SIGTERM')
      const force = setTimeout(killOnExit, 5_000)
      await exited
      clearTimeout(force)
      process.removeListener('exit', killOnExit)
    })())

  try {
    const banner = await readBanner(child)
    const rpcUrl = `http://127.0.0.1:${/Listening on .*:(\d+)/.exec(banner)?.[1]}`
    const answered = await createPublicClient({ transport: http(rpcUrl) }).getChainId()
    if (answered !== chainId) throw new AnvilStartError(`anvil answers chain id ${answered}, not ${chainId}`)
    return { rpcUrl, chainId, pid: child.pid ?? 0, accounts: readAccounts(banner), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Full path of anvil for this platform. */
function anvilBinary(): string {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const target = `${process.platform}-${arch}`
  const file = process.platform === 'win32' ? 'anvil.exe' : 'anvil'
  try {
    const found = createRequire(import.meta.url).resolve(`@foundry-rs/anvil-${target}/bin/${file}`)
    // In a packaged studio programs lie beside the archive that the rest is in.
    return found.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  } catch (cause) {
    throw new AnvilStartError(`no anvil for ${target}: install @foundry-rs/anvil-${target}`, { cause })
  }
}

function anvilArguments(options: AnvilOptions, chainId: number, port: number): string[] {
  const { blockTime, statePath, args = [] } = options
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(chainId)],
    ...['--mnemonic', MNEMONIC, '--accounts', String(ACCOUNTS)],
    ...(blockTime === undefined ? [] : ['--block-time', String(blockTime)]),
    ...(statePath === undefined ? [] : ['--state', statePath, '--state-interval', '1']),
    ...args,
  ]
}

/**
 * What anvil prints until it listens. Both pipes are drained afterwards, or a full pipe would stop the chain.
 */
function readBanner(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string): void =>
      reject(new AnvilStartError(`anvil ${why}${output && `: ${output.trim().slice(-500)}`}`))
    const timer = setTimeout(() => fail(`did not listen within ${START_TIMEOUT_MS} ms`), START_TIMEOUT_MS)
    const settle = (): void => {
      clearTimeout(timer)
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', read).resume()
    }
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      if (!/Listening on .*:\d+\s/.test(output)) return
      settle()
      resolve(output)
    }
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', read)
    child.once('error', (error) => {
      settle()
      fail(`cannot run (${error.message})`)
    })
    child.once('close', (code) => {
      settle()
      fail(`exited with code ${code}`)
    })
  })
}

/** The accounts of anvil's banner, which prints their private keys in order. */
function readAccounts(banner: string): readonly AnvilAccount[] {
  const keys = [...banner.matchAll(/^\(\d+\) (0x[0-9a-f]{64})\s*$/gm)].map((match) => match[1] as Hex)
  if (keys.length !== ACCOUNTS)
    throw new AnvilStartError(`anvil named ${keys.length} accounts, not ${ACCOUNTS}`)
  return keys.map((privateKey) => ({ address: privateKeyToAddress(privateKey), privateKey }))
}
