// Real: the RabbitMQ broker named by INTAGLIO_TEST_RABBITMQ_URL.
import { createConnection, createServer, type Socket } from 'node:net'
import { exchanges } from '@intaglio/shared'
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { createInbox, quiet, unique, until } from '../testing.ts'
import { describeBusPort, shortDelays } from './contract.ts'
import { createRabbit } from './rabbitmq.ts'

const namespace = `contract_${unique()}_`
const options = { log: quiet, namespace, delays: shortDelays }

describeBusPort('RabbitMQ', () => createRabbit({ ...options, url: testServers().rabbitmqUrl }))

describe('RabbitMQ out of reach', () => {
  it('is named, without its password', async () => {
    const error: unknown = await createRabbit({ ...options, url: 'amqp://me:hunter2@127.0.0.1:1' }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('RabbitMQ at 127.0.0.1:1')
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })

  it('is connected to again: consumers go on, publishing says so meanwhile', async () => {
    const door = await createDoor(new URL(testServers().rabbitmqUrl))
    const bus = await createRabbit({ ...options, url: door.url })
    const seen = createInbox<unknown>()
    const message = { exchange: exchanges.authEvents, routingKey: `${namespace}.again` }
    await bus.consume({
      queue: 'again',
      exchange: exchanges.authEvents,
      patterns: [`${namespace}.again`],
      handle: async ({ body }) => seen.push(body),
    })
    await bus.publish([{ ...message, body: { n: 1 } }])
    expect(await seen.next()).toEqual({ n: 1 })

    door.shut()
    await until(() =>
      bus.ping().then(
        () => false,
        () => true,
      ),
    )
    await expect(bus.publish([{ ...message, body: { n: 2 } }])).rejects.toMatchObject({ code: 'UNAVAILABLE' })

    door.open()
    await until(() =>
      bus.ping().then(
        () => true,
        () => false,
      ),
    )
    await bus.publish([{ ...message, body: { n: 3 } }])
    expect(await seen.next()).toEqual({ n: 3 })
    await bus.close()
    door.close()
  })
})

/** A way to the broker that can be shut in the middle of a conversation. */
async function createDoor(broker: URL) {
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((client) => {
    if (!isOpen) return void client.destroy()
    const upstream = createConnection(Number(broker.port || 5672), broker.hostname)
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()))
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(broker)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as { port: number }).port)
  const shut = () => {
    isOpen = false
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: url.href,
    shut,
    open: () => {
      isOpen = true
    },
    close: () => {
      shut()
      server.close()
    },
  }
}
