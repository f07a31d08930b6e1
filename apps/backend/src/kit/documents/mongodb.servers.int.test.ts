// Real: the MongoDB-protocol server named by INTAGLIO_TEST_MONGODB_URL.
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { describeDocumentsPort } from './contract.ts'
import { createMongo } from './mongodb.ts'

describeDocumentsPort('MongoDB', () => createMongo({ url: testServers().mongodbUrl, namespace: 'contract_' }))

describe('a MongoDB that is down', () => {
  it('is named, without its password', async () => {
    const error: unknown = await createMongo({
      url: 'mongodb://me:hunter2@127.0.0.1:1/?directConnection=true',
    }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('MongoDB at 127.0.0.1:1')
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})
