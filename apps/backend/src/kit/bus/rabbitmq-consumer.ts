import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib'
import type { CrashPoint } from '../crash-points.ts'
import type { Logger } from '../logger.ts'
import type { IncomingMessage, Subscription } from './port.ts'
import { declareConsumer, header, headerText, parseBody, queueNames } from './rabbitmq-topology.ts'
import { runHandler } from './run-handler.ts'
import { judgeFailure, wordsOf } from './verdict.ts'

export interface RabbitConsumer {
  /** Consumes over a connection; called again with each new one. */
  attach(model: ChannelModel): Promise<void>
  /** Resolves after the messages in hand are done. */
  stop(): Promise<void>
}

export interface RabbitConsumerOptions {
  subscription: Subscription
  namespace: string
  log: Logger
  crash: (point: CrashPoint, detail?: string) => void
  delays: readonly number[]
}

const defaultPrefetch = 20

export function createRabbitConsumer(options: RabbitConsumerOptions): RabbitConsumer {
  const { subscription, namespace, log, crash, delays } = options
  const { queue, exchange, patterns, prefetch = defaultPrefetch } = subscription
  const names = queueNames(namespace, queue)
  const working = new Set<Promise<void>>()
  let current: { channel: ConfirmChannel; tag: string } | undefined
  let stopped = false

  async function attach(model: ChannelModel): Promise<void> {
    const channel = await model.createConfirmChannel()
    channel.on('error', (error) => log.warn({ queue, reason: error.message }, 'the consuming channel failed'))
    await declareConsumer(channel, { namespace, queue, exchange, patterns, delays })
    await channel.prefetch(prefetch)
    const { consumerTag } = await channel.consume(names.main, (message) => {
      // null: the broker took the queue away; the next connection declares it again.
      if (message && !stopped) begin(channel, message)
    })
    current = { channel, tag: consumerTag }
  }

  function begin(channel: ConfirmChannel, message: ConsumeMessage): void {
    const work = handle(channel, message).finally(() => working.delete(work))
    working.add(work)
  }

  async function handle(channel: ConfirmChannel, raw: ConsumeMessage): Promise<void> {
    const message = toIncoming(raw, namespace)
    try {
      try {
        await runHandler(subscription, message, crash)
      } catch (error) {
        await settleFailure(channel, raw, message, error)
      }
      channel.ack(raw)
    } catch (error) {
      // The channel broke on the way: the broker still has the message and gives it out again.
      log.warn({ queue, reason: wordsOf(error) }, 'a message could not be settled')
    }
  }

  /** Puts the message where it waits, or lies; only then is the original acknowledged. */
  async function settleFailure(
    channel: ConfirmChannel,
    raw: ConsumeMessage,
    message: IncomingMessage,
    error: unknown,
  ): Promise<void> {
    const verdict = judgeFailure(error, message.attempt, delays)
    const origin = { [header.exchange]: message.exchange, [header.routingKey]: message.routingKey }
    if (verdict.kind === 'retry') {
      log.info(
        { err: error, queue, attempt: message.attempt, after: verdict.afterSeconds },
        'message will be tried again',
      )
      await send(channel, names.retry(verdict.afterSeconds), raw, {
        ...origin,
        [header.attempt]: message.attempt + 1,
      })
    } else {
      log.error({ err: error, queue, attempt: message.attempt }, 'message is dead')
      await send(channel, names.dead, raw, {
        ...origin,
        [header.attempt]: message.attempt,
        [header.error]: wordsOf(error).slice(0, 1_000),
        [header.diedAt]: new Date().toISOString(),
      })
    }
  }

  return {
    attach,
    async stop() {
      stopped = true
      await current?.channel.cancel(current.tag).catch(() => undefined)
      await Promise.all(working)
      await current?.channel.close().catch(() => undefined)
    },
  }
}

function send(
  channel: ConfirmChannel,
  queue: string,
  raw: ConsumeMessage,
  headers: Record<string, unknown>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const { contentType, messageId } = raw.properties as { contentType?: string; messageId?: string }
    channel.sendToQueue(
      queue,
      raw.content,
      { persistent: true, contentType, messageId, headers },
      (error: unknown) =>
        error ? reject(new Error('The broker did not confirm.', { cause: error })) : resolve(),
    )
  })
}

function toIncoming(raw: ConsumeMessage, namespace: string): IncomingMessage {
  return {
    exchange: headerText(raw, header.exchange) ?? raw.fields.exchange.slice(namespace.length),
    routingKey: headerText(raw, header.routingKey) ?? raw.fields.routingKey,
    body: parseBody(raw.content),
    attempt: Number(headerText(raw, header.attempt) ?? 1),
  }
}
