// Real: the Kubo node named by INTAGLIO_TEST_IPFS_API_URL and its gateway, and another of this file's own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnSet, removeOwnSet, upServers } from '../../../../../scripts/servers/index.ts'
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { carOf, describeIpfsPort, folderOf, fresh, type TestBlock } from './contract.ts'
import { createKubo } from './kubo.ts'
import type { IpfsPort } from './port.ts'

describeIpfsPort('Kubo', () => {
  const { ipfsApiUrl: apiUrl, ipfsGatewayUrl: gatewayUrl } = testServers()
  return createKubo({ apiUrl, gatewayUrl })
})

describe('the garbage collection of a node of our own', () => {
  // Others send to the node that all share, and have not pinned everything yet.
  let stateDir: string
  let api: string
  let port: IpfsPort
  beforeAll(async () => {
    stateDir = await createOwnSet()
    const { ipfsApiUrl = '', ipfsGatewayUrl = '' } = await upServers({ only: ['ipfs'], stateDir, env: {} })
    api = ipfsApiUrl
    port = await createKubo({ apiUrl: ipfsApiUrl, gatewayUrl: ipfsGatewayUrl })
  })
  afterAll(() => removeOwnSet(stateDir))

  it('takes what was let go of, and nothing that another root needs', async () => {
    const [shared, own] = [fresh(), fresh()]
    const [going, staying] = [folderOf({ shared, own }), folderOf({ shared })]
    await port.importCar(carOf([going, staying], [going, staying, shared, own]))
    await port.unpin(going.cid.toString(), () => Promise.resolve(false))
    const collected = await fetch(`${api}/api/v0/repo/gc`, { method: 'POST' })
    expect(collected.ok).toBe(true)
    await collected.text()
    const statusOf = async ({ cid }: TestBlock) =>
      (await fetch(`${port.gatewayUrl}/ipfs/${cid.toString()}?format=raw`)).status
    for (const block of [staying, shared]) expect(await statusOf(block)).toBe(200)
    for (const block of [going, own]) expect(await statusOf(block)).not.toBe(200)
  })
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
