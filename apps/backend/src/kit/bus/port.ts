import type { Exchange } from '@intaglio/shared'

export interface OutgoingMessage {
  exchange: Exchange
  routingKey: string
  /** An envelope; sent as JSON. */
  body: object
}

export interface IncomingMessage {
  exchange: string
  routingKey: string
  /** Parsed JSON, unchecked. */
  body: unknown
  /** 1 on the first delivery. */
  attempt: number
}

export interface Subscription {
  /** Durable queue, one a consumer group: `catalog.mints`. */
  queue: string
  exchange: Exchange
  /** Topic patterns. */
  patterns: readonly string[]
  /** How many messages may be in hand at once. Default 20. */
  prefetch?: number
  /**
   * Resolving acknowledges. Throwing a retryable error asks for redelivery after a growing delay;
   * any other error, or the last attempt's, moves the message to the queue's dead letters.
   */
  handle(message: IncomingMessage): Promise<void>
}

export interface DeadLetter extends IncomingMessage {
  id: string
  error: string
  diedAt: string
}

export interface BusPort {
  /** Resolves when every message is safe with the broker. */
  publish(messages: readonly OutgoingMessage[]): Promise<void>
  /** @returns how to stop; resolves after messages in hand are done */
  consume(subscription: Subscription): Promise<() => Promise<void>>
  deadLetters(queue: string, limit?: number): Promise<DeadLetter[]>
  /** Puts dead letters back into their queue. @returns how many */
  replay(queue: string): Promise<number>
  ping(): Promise<void>
  close(): Promise<void>
}

/** Delays before the 2nd, 3rd … attempt, in seconds. After the last one a message is dead. */
export const retryDelays = [1, 2, 5, 15, 60, 300] as const
