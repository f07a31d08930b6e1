import { randomBytes } from 'node:crypto'
import { existsSync, globSync, realpathSync, writeFileSync } from 'node:fs'
import { connect as connectTo } from 'node:net'
import path from 'node:path'
import { connect } from 'amqplib'
import { installFromDebian } from '../debian-server.ts'
import { onPath } from '../programs.ts'
import { ServerUnavailableError, type ServerKind } from '../types.ts'

const hint = 'Install RabbitMQ 3.10 or newer so that `rabbitmq-server` is on the path, or set RABBITMQ_URL'

/** RabbitMQ, with an epmd of its own, so that the machine's Erlang nodes are left alone. */
export const rabbitmq: ServerKind = {
  name: 'rabbitmq',
  title: 'RabbitMQ',

  fromEnvironment(env) {
    return env['RABBITMQ_URL'] ? { rabbitmqUrl: env['RABBITMQ_URL'] } : undefined
  },

  async find() {
    // Debian puts a wrapper on the path that insists on the system's user and folders.
    const [unwrapped] = globSync('/usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server')
    if (unwrapped) return { path: unwrapped, source: 'path' }
    const file = onPath('rabbitmq-server')
    return file ? { path: realpathSync(file), source: 'path' } : undefined
  },

  install(progress) {
    return installFromDebian({ kind: this, packages: ['rabbitmq-server'], hint, progress })
  },

  async start({ folder, program, ports, spawn, untilReady }) {
    const [port = 0, distribution = 0, epmdPort = 0] = await ports(3)
    const password = randomBytes(12).toString('hex')
    const settings = [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      'default_user = intaglio',
      `default_pass = ${password}`,
    ]
    writeFileSync(path.join(folder, 'rabbitmq.conf'), `${settings.join('\n')}\n`, { mode: 0o600 })
    writeFileSync(path.join(folder, 'enabled_plugins'), '[].\n')
    // Started here, and first, and not by the broker, which would detach it where nobody finds it.
    spawn({ command: findEpmd(), args: ['-port', String(epmdPort), '-address', '127.0.0.1'], cwd: folder })
    await untilReady(() => answersOn(epmdPort))
    spawn({
      command: program.path,
      args: [],
      cwd: folder,
      env: {
        HOME: folder,
        LC_ALL: 'C.UTF-8',
        ERL_EPMD_PORT: String(epmdPort),
        ERL_EPMD_ADDRESS: '127.0.0.1',
        RABBITMQ_NODENAME: 'intaglio@localhost',
        RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
        RABBITMQ_NODE_PORT: String(port),
        RABBITMQ_DIST_PORT: String(distribution),
        RABBITMQ_CONF_ENV_FILE: path.join(folder, 'no-environment-file'),
        RABBITMQ_CONFIG_FILE: path.join(folder, 'rabbitmq.conf'),
        RABBITMQ_ENABLED_PLUGINS_FILE: path.join(folder, 'enabled_plugins'),
        RABBITMQ_MNESIA_BASE: path.join(folder, 'data'),
        RABBITMQ_LOG_BASE: path.join(folder, 'log'),
        RABBITMQ_PID_FILE: path.join(folder, 'pid'),
        // Idle schedulers sleep instead of spinning: the machine has other work.
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
          '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
      },
    })
    const urls = { rabbitmqUrl: `amqp://intaglio:${password}@127.0.0.1:${port}` }
    await untilReady(() => this.version(urls))
    return urls
  },

  async version({ rabbitmqUrl = '' }) {
    const connection = await connect(rabbitmqUrl, { timeout: 5_000 })
    connection.on('error', () => undefined)
    try {
      const channel = await connection.createChannel()
      await channel.close()
      return String(connection.connection.serverProperties.version)
    } finally {
      await connection.close()
    }
  },
}

function answersOn(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(port, '127.0.0.1', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}

function findEpmd(): string {
  const [bundled] = globSync('/usr/lib/erlang/erts-*/bin/epmd')
  const file = onPath('epmd') ?? bundled
  if (!file || !existsSync(file))
    throw new ServerUnavailableError('RabbitMQ', 'Erlang’s `epmd` is not on the path')
  return file
}
