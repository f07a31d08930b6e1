// Real: the program itself with every service over the embedded stack, and its signals.
import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { serviceNames } from '@intaglio/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
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
