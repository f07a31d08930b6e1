// Real: the S3 server named by INTAGLIO_TEST_S3_ENDPOINT.
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { describeObjectsPort } from './contract.ts'
import { createS3 } from './s3.ts'

describeObjectsPort('S3', () => createS3(testServers().s3))

describe('an S3 server that is down', () => {
  it('is named', async () => {
    const options = {
      endpoint: 'http://127.0.0.1:1',
      bucket: 'b',
      accessKeyId: 'a',
      secretAccessKey: 'hunter2',
    }
    const error: unknown = await createS3(options).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('127.0.0.1:1')
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})
