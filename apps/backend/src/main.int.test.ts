// Real: the program itself with every service over the embedded stack, its signals, and a chain of its own.
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startAnvil } from '@intaglio/contracts/testing'
import { serviceNames } from '@intaglio/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from './kit/config/environment.ts'
import { temporaryFolder } from './kit/testing.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
let temporary: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  temporary = await temporaryFolder()
  const chain = { id: 31337, name: 'Local', nativeSymbol: 'ETH', decimals: 18, confirmations: 1 }
  const endpoints = [{ url: 'http://127.0.0.1:1' }]
  writeFileSync(
    path.join(temporary.folder, 'chains.json'),
    JSON.stringify([{ ...chain, endpoints, contracts: [] }]),
  )
})
afterAll(() => temporary.remove())

/** Runs the program; `onLine` sees each line of standard error and may send a signal. */
function run(
  args: string[],
  env: Record<string, string>,
  onLine: (line: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<{ code: number | null; stderr: string; stdout: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
    for (const line of chunk.toString().split('\n')) onLine(line, (signal) => void child.kill(signal))
  })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr, stdout })))
}

function embedded(name: string) {
  const dataDir = path.join(temporary.folder, name)
  const chainsFile = path.join(temporary.folder, 'chains.json')
  return {
    isDatabaseGone: () => !existsSync(path.join(dataDir, 'postgres/data/postmaster.pid')),
    env: { INTAGLIO_DATA_DIR: dataDir, INTAGLIO_CHAINS_FILE: chainsFile, INTAGLIO_HTTP_PORT: '0' },
  }
}

it('runs every service, says when each is ready, and stops cleanly when told to', async () => {
  const { env, isDatabaseGone } = embedded('stops')
  const ready = new Set<string>()
  const { code, stdout } = await run(['all'], env, (line, kill) => {
    const [, service] = /"service":"([a-z-]+)".*"msg":"ready"/.exec(line) ?? []
    if (service && ready.add(service).size === serviceNames.length) kill('SIGTERM')
  })
  expect([...ready].toSorted()).toEqual([...serviceNames].toSorted())
  expect(code).toBe(0)
  expect(stdout).toBe('')
  expect(isDatabaseGone()).toBe(true)
})

it('leaves no database behind when it is stopped while it starts', async () => {
  const { env, isDatabaseGone } = embedded('interrupted')
  const { code } = await run(['all'], env, (line, kill) => {
    if (line.includes('"msg":"ready"')) kill('SIGINT')
  })
  expect([0, 130]).toContain(code)
  await expect.poll(isDatabaseGone, { timeout: 30_000 }).toBe(true)
})

it('names what is wrong and what to do, and ends', async () => {
  expect(await run(['catalog'], {})).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('INTAGLIO_CHAINS_FILE: is missing'),
  })
  expect((await run(['nonsense'], {})).code).toBe(1)
  expect((await run(['--help'], {})).stdout).toContain('all')
})

it('deploys the contracts to a chain and prints what the chains file wants to know', async () => {
  const chain = await startAnvil()
  try {
    const [payer] = chain.accounts
    const key = { INTAGLIO_DEPLOYER_KEY: payer?.privateKey ?? '' }
    const { code, stdout } = await run(['deploy-contracts', chain.rpcUrl, '--confirmations', '3'], key)
    expect(code).toBe(0)
    const file = path.join(temporary.folder, 'deployed.json')
    writeFileSync(file, stdout)
    const { chains } = readConfig({ env: { INTAGLIO_DATA_DIR: temporary.folder, INTAGLIO_CHAINS_FILE: file } })
    expect(chains).toMatchObject([{ id: chain.chainId, confirmations: 3, endpoints: [{ url: chain.rpcUrl }] }])
    for (const { address } of chains[0]?.contracts ?? []) {
      const body = { jsonrpc: '2.0', id: 1, method: 'eth_getCode', params: [address, 'latest'] }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(chain.rpcUrl, { method: 'POST', headers, body: JSON.stringify(body) })
      expect(((await answer.json()) as { result: string }).result.length).toBeGreaterThan(100)
    }

    const poor = { INTAGLIO_DEPLOYER_KEY: `0x${'7'.repeat(64)}` }
    const refused = await run(['deploy-contracts', chain.rpcUrl], poor)
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('balance') })
    expect(refused.stderr).not.toContain('777')
    expect(await run(['deploy-contracts', chain.rpcUrl], {})).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('INTAGLIO_DEPLOYER_KEY'),
    })
  } finally {
    await chain.stop()
  }
})
