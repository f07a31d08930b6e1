import { serverNames, type ServerKind, type ServerName } from '../types.ts'
import { ipfs } from './ipfs.ts'
import { mongodb } from './mongodb.ts'
import { postgres } from './postgres.ts'
import { rabbitmq } from './rabbitmq.ts'
import { redis } from './redis.ts'
import { s3 } from './s3.ts'

const kinds: Record<ServerName, ServerKind> = { postgres, redis, rabbitmq, mongodb, ipfs, s3 }

/** The kinds of the given names, or all of them. */
export function serverKinds(only: readonly ServerName[] = serverNames): ServerKind[] {
  return only.map((name) => kinds[name])
}
