import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import { afterAll, describe, expect, it } from 'vitest'
import { environment, readConfig } from './environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const chain = {
  id: 31337,
  name: 'Local',
  nativeSymbol: 'ETH',
  decimals: 18,
  confirmations: 1,
  endpoints: [{ url: 'http://127.0.0.1:8545' }],
  contracts: [],
}
const chainsFile = path.join(folder, 'chains.json')
writeFileSync(chainsFile, JSON.stringify([chain]))

const embedded = { INTAGLIO_DATA_DIR: path.join(folder, 'data'), INTAGLIO_CHAINS_FILE: chainsFile }
const servers = {
  INTAGLIO_STACK: 'servers',
  INTAGLIO_CHAINS_FILE: chainsFile,
  INTAGLIO_DATA_DIR: folder,
  INTAGLIO_AUTH_SECRET: 's'.repeat(32),
  POSTGRES_URL: 'postgres://me:hunter2@db:5432',
  REDIS_URL: 'redis://cache:6379',
  RABBITMQ_URL: 'amqp://broker:5672',
  MONGODB_URL: 'mongodb://docs:27017',
  IPFS_API_URL: 'http://ipfs:5001',
  IPFS_GATEWAY_URL: 'http://ipfs:8080',
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ env })
  } catch (error) {
    expect(error).toBeInstanceOf(IntaglioError)
    expect((error as IntaglioError).sentence).not.toContain('hunter2')
    return (error as IntaglioError).details['problems'] as string[]
  }
  throw new Error('was accepted')
}

describe('the environment', () => {
  it('needs little for the embedded stack', () => {
    const config = readConfig({ env: embedded })
    expect(config.stack).toEqual({ kind: 'embedded', dataDir: embedded.INTAGLIO_DATA_DIR })
    expect(config.chains).toEqual([chain])
    expect(config.auth.secret.length).toBeGreaterThanOrEqual(32)
    expect(readConfig({ env: embedded }).auth.secret).toBe(config.auth.secret)
  })

  it('listens where it is told to for those who read files', () => {
    const env = {
      ...embedded,
      INTAGLIO_HTTP_HOST: '0.0.0.0',
      INTAGLIO_IPFS_GATEWAY_PORT: '4001',
      IPFS_GATEWAY_URL: 'https://ipfs.example',
      INTAGLIO_OBJECTS_PORT: '4002',
    }
    expect(readConfig({ env }).stack).toMatchObject({
      gateway: { host: '0.0.0.0', port: 4001, url: 'https://ipfs.example' },
      objects: { host: '0.0.0.0', port: 4002 },
    })
    expect(readConfig({ env: { ...servers, INTAGLIO_OBJECTS_PORT: '4002' } }).stack).toMatchObject({
      objects: { host: '127.0.0.1', port: 4002 },
    })
  })

  it('gives every service an address of its own, or none yet where all run together', () => {
    const ports = Object.values(readConfig({ env: servers }).grpc).map(({ port }) => port)
    expect(new Set(ports).size).toBe(8)
    expect(
      Object.values(readConfig({ env: servers, together: true }).grpc).every(({ port }) => port === 0),
    ).toBe(true)
    expect(
      readConfig({ env: { ...servers, CHAIN_REGISTRY_GRPC: 'registry:7000' } }).grpc['chain-registry'],
    ).toEqual({
      host: 'registry',
      port: 7000,
    })
  })

  it('reads numbers, lists and switches', () => {
    const config = readConfig({
      env: {
        ...servers,
        INTAGLIO_HTTP_PORT: '8080',
        INTAGLIO_AUTH_DOMAINS: 'a.example, b.example',
        INTAGLIO_INDEXER_POLL_MS: '50',
        NODE_ENV: 'production',
        REDIS_URL: servers.REDIS_URL,
      },
    })
    expect(config.http.port).toBe(8080)
    expect(config.auth.domains).toEqual(['a.example', 'b.example'])
    expect(config.indexer).toEqual({ pollMilliseconds: 50, blockRange: 2_000 })
    expect(config.production).toBe(true)
  })

  it('names every variable that is wrong or missing, with the reason', () => {
    const problems = problemsOf({
      ...servers,
      POSTGRES_URL: 'mysql://me:hunter2@db',
      INTAGLIO_HTTP_PORT: 'many',
      INTAGLIO_STACK: 'cloud',
    })
    expect(problems.map((problem) => problem.split(':')[0]).toSorted()).toEqual([
      'INTAGLIO_HTTP_PORT',
      'INTAGLIO_STACK',
      'POSTGRES_URL',
    ])

    expect(problemsOf({ INTAGLIO_STACK: 'servers', INTAGLIO_CHAINS_FILE: chainsFile })).toEqual(
      expect.arrayContaining([
        'POSTGRES_URL: is needed by the servers stack',
        'INTAGLIO_AUTH_SECRET: is needed by the servers stack',
      ]),
    )
    expect(problemsOf({ INTAGLIO_CHAINS_FILE: chainsFile })).toEqual([
      'INTAGLIO_DATA_DIR: is needed by the embedded stack',
    ])
    expect(problemsOf({})).toEqual(['INTAGLIO_CHAINS_FILE: is missing'])
    expect(problemsOf({ ...embedded, INTAGLIO_AUTH_SECRET: 'short' })[0]).toContain('INTAGLIO_AUTH_SECRET')
  })

  it('says what is wrong with the chains', () => {
    expect(problemsOf({ ...embedded, INTAGLIO_CHAINS_FILE: path.join(folder, 'none.json') })[0]).toContain(
      'cannot be read',
    )
    const bad = path.join(folder, 'bad.json')
    writeFileSync(bad, JSON.stringify([{ ...chain, confirmations: -1, endpoints: [] }]))
    const [problem] = problemsOf({ ...embedded, INTAGLIO_CHAINS_FILE: bad })
    expect(problem).toContain('confirmations')
    expect(problem).toContain('endpoints')
  })

  it('is told whole in docs/operating.md', () => {
    const page = readFileSync(new URL('../../../../../docs/operating.md', import.meta.url), 'utf8')
    const rows = Object.entries(environment.shape).map(
      ([name, field]) => `| \`${name}\` | ${field.description} |`,
    )
    for (const row of rows) expect(page).toContain(row)
  })
})
