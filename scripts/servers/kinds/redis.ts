import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Redis } from 'ioredis'
import { installFromDebian } from '../debian-server.ts'
import { onPath } from '../programs.ts'
import type { ServerKind } from '../types.ts'

const hint = 'Install Redis 7 so that `redis-server` is on the path, or set REDIS_URL'

export const redis: ServerKind = {
  name: 'redis',
  title: 'Redis',

  fromEnvironment(env) {
    return env['REDIS_URL'] ? { redisUrl: env['REDIS_URL'] } : undefined
  },

  async find() {
    const file = onPath('redis-server')
    return file ? { path: file, source: 'path' } : undefined
  },

  install(progress) {
    return installFromDebian({ kind: this, packages: ['redis-server'], hint, progress })
  },

  async start({ folder, program, ports, spawn, untilReady }) {
    const [port = 0] = await ports(1)
    const password = randomBytes(12).toString('hex')
    const settings = [
      'bind 127.0.0.1',
      `port ${port}`,
      `requirepass ${password}`,
      `dir "${folder}"`,
      'save ""',
    ]
    const file = path.join(folder, 'redis.conf')
    writeFileSync(file, `${settings.join('\n')}\n`, { mode: 0o600 })
    spawn({ command: program.path, args: [file], cwd: folder })
    const urls = { redisUrl: `redis://:${password}@127.0.0.1:${port}/0` }
    await untilReady(() => this.version(urls))
    return urls
  },

  async version({ redisUrl = '' }) {
    const client = new Redis(redisUrl, {
      lazyConnect: true,
      retryStrategy: () => null,
      connectTimeout: 5_000,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const info = await client.info('server')
      return /redis_version:(\S+)/.exec(info)?.[1] ?? ''
    } finally {
      client.disconnect()
    }
  },
}
