// Real: the Redis server named by INTAGLIO_TEST_REDIS_URL, and its clock.
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { quiet } from '../testing.ts'
import { describeCachePort } from './contract.ts'
import { createRedis } from './redis.ts'

describeCachePort('Redis', async () => ({
  port: await createRedis({ url: testServers().redisUrl, log: quiet, namespace: 'contract:' }),
  // The one place where a test must let time go by: the server's clock cannot be set.
  pass: (seconds) => delay(seconds * 1_000),
}))

describe('a Redis that is down', () => {
  it('is named, without its password', async () => {
    const error: unknown = await createRedis({ url: 'redis://:hunter2@127.0.0.1:1', log: quiet }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('127.0.0.1:1')
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})
