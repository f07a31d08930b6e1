import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serviceNames } from '@intaglio/shared'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { grpcServices } from '../src/kit/config/defaults.ts'
import { environment, readConfig } from '../src/kit/config/environment.ts'

interface ComposeService {
  image: string
  profiles: string[]
  command?: string[]
  environment?: Record<string, string>
  ports?: string[]
  volumes?: string[]
  build?: object
}

const root = path.join(import.meta.dirname, '../../..')
const dockerfile = readFileSync(path.join(root, 'apps/backend/Dockerfile'), 'utf8')
const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, ComposeService>
  volumes: Record<string, object>
}
const [ours, servers] = [true, false].map((built) =>
  Object.entries(compose.services).filter(([, { build }]) => (build !== undefined) === built),
) as [[string, ComposeService][], [string, ComposeService][]]

const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const chainsFile = path.join(folder, 'chains.json')
const chain = { id: 1, name: 'One', nativeSymbol: 'ETH', decimals: 18, confirmations: 1, contracts: [] }
writeFileSync(chainsFile, JSON.stringify([{ ...chain, endpoints: [{ url: 'http://node:8545' }] }]))

const secrets = { INTAGLIO_AUTH_SECRET: 's'.repeat(32) }

/** What a container is told: the image's settings, then the service's, with the values of `.env` put in. */
function environmentOf({ environment = {} }: ComposeService, values: Record<string, string> = secrets) {
  const image = dockerfile.matchAll(/^(?:ENV| {3}) +([A-Z_]+)=(\S+)/gm)
  const told = Object.entries(environment).map(([name, text]) => [
    name,
    text.replace(/\$\{([A-Z_]+):-([^}]*)\}/g, (_, value: string, otherwise: string) => values[value] ?? otherwise),
  ])
  return {
    ...Object.fromEntries([...image].map(([, name, value]) => [name, value])),
    ...Object.fromEntries(told),
    INTAGLIO_CHAINS_FILE: chainsFile,
    // Where the image has it a person may not write.
    INTAGLIO_DATA_DIR: folder,
  } as Record<string, string>
}

/** Names of the packages that the program's own files import, those of suites left out. */
function importedPackages(source: string): string[] {
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(source, file), 'utf8'))
    .filter((text) => !text.includes("from 'vitest'"))
  const imported = texts.flatMap((text) => [...text.matchAll(/(?:from|import\() ?'([^.'][^']*)'/g)])
  const names = imported.map(([, name = '']) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
  return [...new Set(names)].filter((name) => !isBuiltin(name))
}

describe('the containers', () => {
  it('are one for each service, and one for all of them', () => {
    const scaled = ours.filter(([, { profiles }]) => profiles.includes('scaled'))
    expect(scaled.map(([name, { command }]) => [name, command]).toSorted()).toEqual(
      serviceNames.map((name) => [name, [name]]).toSorted(),
    )
    expect(ours.filter(([, { profiles }]) => profiles.includes('compact'))).toMatchObject([
      ['compact', { command: ['all'] }],
    ])
  })

  it.each(ours)('%s is told settings that the backend takes, and none that it does not know', (name, service) => {
    const env = environmentOf(service)
    expect(Object.keys(env).filter((variable) => !(variable in environment.shape))).toEqual([])
    const config = readConfig({ together: name === 'compact', env })
    expect(config.production).toBe(true)
    expect(config.http.host).toBe('0.0.0.0')
    expect(config.stack.kind).toBe(name === 'compact' ? 'embedded' : 'servers')
    if (name !== 'compact') {
      expect(grpcServices.map((service) => config.grpc[service].host)).toEqual(grpcServices)
    }
  })

  it('of several processes refuse to start without a secret', () => {
    const [, gateway] = ours.find(([name]) => name === 'gateway') ?? []
    expect(() => readConfig({ env: environmentOf(gateway as ComposeService, {}) })).toThrow(/settings/)
  })

  it('answer on this machine alone unless told otherwise, and only where clients ask', () => {
    const published = Object.values(compose.services).flatMap(({ ports = [] }) => ports)
    expect(published.filter((port) => !port.startsWith('${INTAGLIO_BIND:-127.0.0.1}:'))).toEqual([])
    const open = ours.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name)
    expect(open).toEqual(['compact', 'media', 'gateway'])
    expect(servers.filter(([, { ports = [] }]) => ports.length > 0)).toMatchObject([['kubo', {}]])
  })

  it('run servers of a named version, each with a volume of its own', () => {
    for (const [name, { image, volumes = [] }] of servers) {
      expect(image, name).toMatch(/:v?\d+\.\d+/)
      expect(Object.keys(compose.volumes), name).toContain(volumes[0]?.split(':')[0])
    }
  })
})

describe('the image', () => {
  it('installs from the lock file with the description of every workspace it holds', () => {
    const copied = [...dockerfile.matchAll(/^COPY (\S+)\/package\.json /gm)].map(([, workspace]) => workspace)
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>
    }
    const workspaces = Object.keys(lock.packages).filter((name) => /^(apps|packages)\/[^/]+$/.test(name))
    expect(copied.toSorted()).toEqual(workspaces.toSorted())
  })

  it('declares every package that the backend imports', () => {
    const { dependencies } = JSON.parse(
      readFileSync(path.join(root, 'apps/backend/package.json'), 'utf8'),
    ) as { dependencies: Record<string, string> }
    expect(importedPackages(path.join(root, 'apps/backend/src')).filter((name) => !(name in dependencies))).toEqual([])
  })
})
