// Real: PostgreSQL, Redis, RabbitMQ, a MongoDB-protocol server, Kubo and anvil; each service a process of its own.
import { describe, expect, it } from 'vitest'
import { runDemo } from './run-demo.ts'

describe('npm run demo -- --stack servers', () => {
  it('mints the whole sample and reads it back from the catalog', async () => {
    const report = await runDemo('--stack', 'servers')
    expect(report.stack).toBe('servers')
    expect(report.tokens).toHaveLength(24)
    expect(new Set(report.tokens.map(({ status }) => status))).toEqual(new Set(['ready']))
  })
})
