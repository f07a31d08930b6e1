import { randomUUID } from 'node:crypto'
import { exchanges, inEnglish, IntaglioError, redact, UnavailableError, say } from '@intaglio/shared'
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib'
import type { CrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import { retryDelays, type BusPort, type DeadLetter, type OutgoingMessage } from './port.ts'
import { createRabbitConsumer, type RabbitConsumer } from './rabbitmq-consumer.ts'
import { declareConsumer, header, headerText, parseBody, queueNames } from './rabbitmq-topology.ts'
import { topology } from './topology.ts'

export interface RabbitOptions {
  url: string
  log: Logger
  /** Put before every exchange and queue. */
  namespace?: string
  crash?: (point: CrashPoint, detail?: string) => void
  /** Seconds before each further attempt; tests shorten them. */
  delays?: readonly number[]
}

/** Messages on the way to the broker at once: waiting for each confirm alone is ten times slower. */
const window = 500
const firstReconnectMilliseconds = 100
const longestReconnectMilliseconds = 5_000
/** Tries of the first connection, so that a wrong address is reported and not waited for. */
const firstTries = 3

/** The bus on RabbitMQ: durable topic exchanges, confirms, manual acknowledgements, queues for delays and the dead. */
export async function createRabbit(options: RabbitOptions): Promise<BusPort> {
  const { url, log, namespace = '', crash = () => undefined, delays = retryDelays } = options
  const label = say`RabbitMQ at ${{ host: new URL(redact(url)).host }}`
  const named = (name: string) => `${namespace}${name}`
  const consumers = new Set<RabbitConsumer>()
  /** Undefined while there is no connection. */
  let model: ChannelModel | undefined
  let publisher: ConfirmChannel | undefined

  async function setUp(next: ChannelModel): Promise<void> {
    const channel = await next.createConfirmChannel()
    channel.on('error', (error) => log.warn({ reason: error.message }, 'the publishing channel failed'))
    channel.on('close', () => (publisher = publisher === channel ? undefined : publisher))
    for (const exchange of Object.values(exchanges))
      await channel.assertExchange(named(exchange), 'topic', { durable: true })
    for (const [queue, binding] of Object.entries(topology)) {
      await declareConsumer(channel, { namespace, queue, ...binding, delays })
    }
    for (const consumer of consumers) await consumer.attach(next)
    publisher = channel
    model = next
  }

  const unavailable = (why: string, cause?: unknown) =>
    new UnavailableError(label, {
      why,
      next: say`Check that RabbitMQ runs and that RABBITMQ_URL is right.`,
      cause,
    })

  const connection = await connect(url, {
    recovery: {
      setup: setUp,
      initialMaxRetries: firstTries,
      initialDelay: firstReconnectMilliseconds,
      maxDelay: longestReconnectMilliseconds,
    },
  }).catch((error: Error) => {
    throw unavailable(redact(error.message), error)
  })
  connection.on('error', (error) => log.warn({ reason: error.message }, 'the connection to RabbitMQ failed'))
  connection.on('disconnect', (error) => {
    model = undefined
    publisher = undefined
    log.warn({ reason: error.message }, `${inEnglish(label)} is gone; connecting again`)
  })
  connection.on('connect', () => log.info(`${inEnglish(label)} is back`))

  function openPublisher(): ConfirmChannel {
    if (!publisher) throw unavailable('The connection is lost.')
    return publisher
  }

  function confirmed(channel: ConfirmChannel, message: OutgoingMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      channel.publish(
        named(message.exchange),
        message.routingKey,
        Buffer.from(JSON.stringify(message.body)),
        { persistent: true, contentType: 'application/json', messageId: randomUUID() },
        (error: unknown) => (error ? reject(unavailable('It did not confirm a message.', error)) : resolve()),
      )
    })
  }

  /** Takes what is dead in a queue for `work`, on a channel of its own; what it does not acknowledge goes back. */
  async function withDead(
    queue: string,
    limit: number,
    work: (message: GetMessage, channel: ConfirmChannel) => Promise<void>,
  ): Promise<number> {
    if (!model) throw unavailable('The connection is lost.')
    const channel = await model.createConfirmChannel()
    try {
      const { dead } = queueNames(namespace, queue)
      // Only those of now: one that is replayed may be back among the dead before we are done.
      const most = Math.min(limit, (await channel.checkQueue(dead)).messageCount)
      let count = 0
      for (; count < most; count += 1) {
        const message = await channel.get(dead)
        if (!message) break
        await work(message, channel)
      }
      return count
    } finally {
      await channel.close()
    }
  }

  return {
    async publish(messages) {
      for (let start = 0; start < messages.length; start += window) {
        const channel = openPublisher()
        try {
          await Promise.all(
            messages.slice(start, start + window).map((message) => confirmed(channel, message)),
          )
        } catch (error) {
          throw error instanceof IntaglioError ? error : unavailable((error as Error).message, error)
        }
      }
    },

    async consume(subscription) {
      if (!model) throw unavailable('The connection is lost.')
      const consumer = createRabbitConsumer({ subscription, namespace, log, crash, delays })
      await consumer.attach(model)
      consumers.add(consumer)
      return async () => {
        consumers.delete(consumer)
        await consumer.stop()
      }
    },

    async deadLetters(queue, limit = 100) {
      const letters: DeadLetter[] = []
      await withDead(queue, limit, async (message) => void letters.push(toDeadLetter(message)))
      return letters
    },

    async replay(queue) {
      const { main } = queueNames(namespace, queue)
      return withDead(queue, Infinity, async (message, channel) => {
        const { contentType, messageId } = message.properties as { contentType?: string; messageId?: string }
        const headers = {
          [header.exchange]: headerText(message, header.exchange),
          [header.routingKey]: headerText(message, header.routingKey),
        }
        channel.sendToQueue(main, message.content, { persistent: true, contentType, messageId, headers })
        await channel.waitForConfirms()
        channel.ack(message)
      })
    },

    async ping() {
      const channel = openPublisher()
      await channel.checkExchange(named(exchanges.authEvents))
    },

    async close() {
      await Promise.all([...consumers].map((consumer) => consumer.stop()))
      consumers.clear()
      await connection.close()
    },
  }
}

function toDeadLetter(message: GetMessage): DeadLetter {
  const { messageId } = message.properties as { messageId?: string }
  return {
    id: messageId ?? '',
    exchange: headerText(message, header.exchange) ?? '',
    routingKey: headerText(message, header.routingKey) ?? '',
    body: parseBody(message.content),
    attempt: Number(headerText(message, header.attempt) ?? 1),
    error: headerText(message, header.error) ?? '',
    diedAt: headerText(message, header.diedAt) ?? '',
  }
}
