import type { Channel, Message } from 'amqplib'
import type { QueueBinding } from './topology.ts'

/** What a message remembers about its way here once it has left its exchange. */
export const header = {
  exchange: 'x-intaglio-exchange',
  routingKey: 'x-intaglio-routing-key',
  attempt: 'x-intaglio-attempt',
  error: 'x-intaglio-error',
  diedAt: 'x-intaglio-died-at',
} as const

export function queueNames(namespace: string, queue: string) {
  const main = `${namespace}${queue}`
  return { main, dead: `${main}.dead`, retry: (seconds: number) => `${main}.retry.${seconds}` }
}

/**
 * Declares a queue with its bindings, its dead letters, and one waiting room a delay: messages in it expire, all
 * after the same time, and return to the queue. (One room for all delays would let a long one hold up short ones.)
 */
export async function declareConsumer(
  channel: Channel,
  options: QueueBinding & { namespace: string; queue: string; delays: readonly number[] },
): Promise<void> {
  const { namespace, queue, exchange, patterns, delays } = options
  const names = queueNames(namespace, queue)
  await channel.assertExchange(`${namespace}${exchange}`, 'topic', { durable: true })
  await channel.assertQueue(names.main, { durable: true })
  await channel.assertQueue(names.dead, { durable: true })
  for (const seconds of new Set(delays)) {
    await channel.assertQueue(names.retry(seconds), {
      durable: true,
      messageTtl: seconds * 1_000,
      deadLetterExchange: '',
      deadLetterRoutingKey: names.main,
    })
  }
  for (const pattern of patterns) await channel.bindQueue(names.main, `${namespace}${exchange}`, pattern)
}

/** A header as text; AMQP has numbers and text there, and we write no others. */
export function headerText(message: Message, name: string): string | undefined {
  const headers: Readonly<Record<string, unknown>> = message.properties.headers ?? {}
  const value = headers[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Bytes that are no JSON are handed on as text: the consumer's schema refuses them, and they go to the dead. */
export function parseBody(content: Buffer): unknown {
  const text = content.toString('utf8')
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
