import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { buildProgram, findBuilt, onPath, type BuiltProgram } from '../programs.ts'
import type { ServerKind } from '../types.ts'

const version = '0.5.3-beta.196'

/** Speaks MongoDB's protocol over MongoDB's own storage engine. For tests only: deployments run MongoDB. */
const secantus: BuiltProgram = {
  title: 'MongoDB',
  name: 'secantus-mdb',
  version,
  binary: 'secantusd-rs',
  needs: {
    tool: 'cargo',
    hint: 'Install MongoDB (`mongod` on the path) or Rust (rustup.rs), or set MONGODB_URL',
  },
  expect: 'about six minutes on two cores',
  build: (scratch, run) =>
    run(
      'cargo',
      [
        'install',
        'secantus-mdb',
        '--version',
        version,
        '--locked',
        '--ignore-rust-version',
        '--root',
        scratch,
      ],
      scratch,
    ),
}

export const mongodb: ServerKind = {
  name: 'mongodb',
  title: 'MongoDB',

  fromEnvironment(env) {
    return env['MONGODB_URL'] ? { mongodbUrl: env['MONGODB_URL'] } : undefined
  },

  async find() {
    const file = onPath('mongod')
    return file ? { path: file, source: 'path' } : findBuilt(secantus)
  },

  install: (progress) => buildProgram(secantus, progress),

  async start({ folder, program, ports, spawn, untilReady }) {
    const [port = 0] = await ports(1)
    const data = path.join(folder, 'data')
    mkdirSync(data)
    const isMongod = program.source === 'path'
    const args = isMongod
      ? ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data, '--replSet', 'intaglio']
      : ['--host', '127.0.0.1', '--port', String(port), '--storage-path', data, '--sync-on-commit']
    if (!isMongod) args.push('--cache-size', '256M', '--log-file-max', '32MB', '--log-level', 'WARNING')
    spawn({ command: program.path, args, cwd: folder })
    const urls = { mongodbUrl: `mongodb://127.0.0.1:${port}/?directConnection=true` }
    await untilReady(() => this.version(urls))
    if (isMongod) await becomeReplicaSet(urls.mongodbUrl, port, untilReady)
    return urls
  },

  version: ({ mongodbUrl = '' }) =>
    withClient(mongodbUrl, async (client) => {
      const info = await client.db('admin').command({ buildInfo: 1 })
      return String(info['version'])
    }),
}

/** MongoDB has transactions in a replica set only, be it one of a single member. */
async function becomeReplicaSet(
  url: string,
  port: number,
  untilReady: (attempt: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const config = { _id: 'intaglio', members: [{ _id: 0, host: `127.0.0.1:${port}` }] }
  await withClient(url, (client) => client.db('admin').command({ replSetInitiate: config }))
  await untilReady(() =>
    withClient(url, async (client) => {
      const hello = await client.db('admin').command({ hello: 1 })
      if (hello['isWritablePrimary'] !== true) throw new Error('no primary yet')
    }),
  )
}

async function withClient<T>(url: string, use: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2_000, connectTimeoutMS: 5_000 })
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}
