// Real: the PostgreSQL server named by INTAGLIO_TEST_POSTGRES_URL.
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { describeSqlPort } from './contract.ts'
import { createPostgres } from './postgres.ts'

describeSqlPort('PostgreSQL', async () =>
  createPostgres({ url: testServers().postgresUrl, namespace: 'contract_' }),
)

describe('a PostgreSQL that is down', () => {
  it('is named with its address and without its password', async () => {
    const port = createPostgres({ url: 'postgres://me:hunter2@127.0.0.1:1' })
    const error: unknown = await port.open('any').catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('PostgreSQL at 127.0.0.1:1')
    expect((error as { sentence: string }).sentence).toContain('POSTGRES_URL')
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})
