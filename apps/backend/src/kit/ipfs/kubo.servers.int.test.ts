// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL and its gateway.
import { describe, expect, it } from 'vitest'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { describeIpfsPort } from './contract.ts'
import { createKubo } from './kubo.ts'

describeIpfsPort('Kubo', () => {
  const { ipfsApiUrl: apiUrl, ipfsGatewayUrl: gatewayUrl } = testServers()
  return createKubo({ apiUrl, gatewayUrl })
})

describe('a Kubo that is down', () => {
  it('is named', async () => {
    const error: unknown = await createKubo({
      apiUrl: 'http://127.0.0.1:1',
      gatewayUrl: 'http://127.0.0.1:2',
    }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect((error as { sentence: string }).sentence).toContain('127.0.0.1:1')
  })
})
