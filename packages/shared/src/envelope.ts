import { z } from 'zod'

/** Every message on the bus: a versioned envelope around its data. */
export interface Envelope<Data = unknown> {
  /** Name of the data's schema, such as `collections.created`. */
  schema: string
  version: 1
  /** Same event, same id, whoever publishes it again. */
  event_id: string
  /** ISO 8601, UTC. */
  occurred_at: string
  /** W3C trace id (32 hex digits) of the request or block that led to this. */
  trace_id: string
  data: Data
}

export const envelopeSchema = z.object({
  schema: z.string().min(1).max(100),
  version: z.literal(1),
  event_id: z.string().min(1).max(300),
  occurred_at: z.iso.datetime(),
  trace_id: z.string().max(64),
  data: z.unknown(),
})
