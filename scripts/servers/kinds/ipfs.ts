import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { buildProgram, findBuilt, goBuild, onPath, type BuiltProgram } from '../programs.ts'
import type { ServerKind } from '../types.ts'

const version = '0.40.1'

const kubo: BuiltProgram = {
  title: 'Kubo',
  name: 'kubo',
  version,
  binary: 'ipfs',
  needs: {
    tool: 'go',
    hint: 'Install Kubo 0.40 or newer (`ipfs` on the path) or Go 1.25 or newer (go.dev), or set IPFS_API_URL and IPFS_GATEWAY_URL',
  },
  expect: 'about three minutes on two cores',
  build: goBuild('github.com/ipfs/kubo/cmd/ipfs', version, 'ipfs'),
}

/** Kubo with no peers and no outside: it answers for what it was given and for nothing else. */
export const ipfs: ServerKind = {
  name: 'ipfs',
  title: 'Kubo',

  fromEnvironment(env) {
    const api = env['IPFS_API_URL']
    const gateway = env['IPFS_GATEWAY_URL']
    return api && gateway ? { ipfsApiUrl: api, ipfsGatewayUrl: gateway } : undefined
  },

  async find() {
    const file = onPath('ipfs')
    return file ? { path: file, source: 'path' } : findBuilt(kubo)
  },

  install: (progress) => buildProgram(kubo, progress),

  async start({ folder, program, ports, spawn, untilReady }) {
    const [apiPort = 0, gatewayPort = 0] = await ports(2)
    const repo = path.join(folder, 'repo')
    const env = { IPFS_PATH: repo, IPFS_TELEMETRY: 'off' }
    const run = (...args: string[]) =>
      promisify(execFile)(program.path, ['--repo-dir', repo, ...args], { env: { ...process.env, ...env } })
    await run('init', '--profile=test', '--empty-repo')
    await run('config', 'profile', 'apply', 'unixfs-v1-2025')
    configure(path.join(repo, 'config'), apiPort, gatewayPort)
    spawn({ command: program.path, args: ['--repo-dir', repo, 'daemon', '--offline'], cwd: folder, env })
    const urls = {
      ipfsApiUrl: `http://127.0.0.1:${apiPort}`,
      ipfsGatewayUrl: `http://127.0.0.1:${gatewayPort}`,
    }
    // The gateway listens after the API does.
    await untilReady(() => fetch(urls.ipfsGatewayUrl))
    await untilReady(() => this.version(urls))
    return urls
  },

  async version({ ipfsApiUrl }) {
    const response = await fetch(`${ipfsApiUrl}/api/v0/version`, {
      method: 'POST',
      signal: AbortSignal.timeout(5_000),
    })
    if (!response.ok) throw new Error(`Kubo answered ${response.status}`)
    const answer = (await response.json()) as { Version: string }
    return answer.Version
  },
}

function configure(file: string, apiPort: number, gatewayPort: number): void {
  const config = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>
  Object.assign(config, {
    Addresses: {
      ...config['Addresses'],
      API: `/ip4/127.0.0.1/tcp/${apiPort}`,
      Gateway: `/ip4/127.0.0.1/tcp/${gatewayPort}`,
      Swarm: [],
    },
    AutoConf: { Enabled: false },
    Bootstrap: [],
    DNS: { Resolvers: {} },
    Ipns: { ...config['Ipns'], DelegatedPublishers: [] },
    Routing: { Type: 'none', DelegatedRouters: [] },
    Gateway: { ...config['Gateway'], NoFetch: true },
  })
  writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 })
}
