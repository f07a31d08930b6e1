import { NotFoundError, UnavailableError } from '@intaglio/shared'
import { describe, expect, it } from 'vitest'
import type { IpfsPort } from '../../kit/ipfs/port.ts'
import { createMetadataReader } from './metadata-reader.ts'

/** IPFS that answers `cat` only. */
function ipfsWith(cat: (path: string) => string | Error): IpfsPort {
  const unused = () => Promise.reject(new Error('not part of this test'))
  return {
    async cat(path) {
      const content = cat(path)
      if (content instanceof Error) throw content
      return (async function* () {
        yield Buffer.from(content)
      })()
    },
    importCar: unused,
    addFile: unused,
    isPinned: unused,
    unpin: unused,
    gatewayUrl: '',
    ping: unused,
    close: unused,
  }
}
const tokens = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    tokenId: String(index + 1),
    uri: `ipfs://root/${index + 1}.json`,
  }))

describe('reading metadata', () => {
  it('keeps the order, and goes past what is missing or broken', async () => {
    const reader = createMetadataReader(
      ipfsWith((path) => {
        if (path === 'root/2.json') return new NotFoundError('root/2.json')
        if (path === 'root/3.json') return 'not json'
        return JSON.stringify({ name: path })
      }),
    )
    const results = await reader.readAll(tokens(4), Date.now() + 60_000)
    expect(results.map((result) => result.status)).toEqual(['ready', 'failed', 'failed', 'ready'])
    expect(results[3]).toMatchObject({ parsed: { normalized: { name: 'root/4.json' } }, etag: 'root/4.json' })
    expect(results[1]).toMatchObject({ fault: expect.stringContaining('root/2.json') })
  })

  it('refuses a file that is too large', async () => {
    const reader = createMetadataReader(ipfsWith(() => JSON.stringify({ name: 'x'.repeat(2 * 1024 * 1024) })))
    expect(await reader.read('ipfs://root/1.json', '1')).toMatchObject({
      status: 'failed',
      fault: expect.stringContaining('bytes'),
    })
  })

  it('does not take silence for an answer, and soon stops asking', async () => {
    let asked = 0
    const reader = createMetadataReader(
      ipfsWith(() => {
        asked += 1
        return new UnavailableError('IPFS')
      }),
    )
    const results = await reader.readAll(tokens(500), Date.now() + 60_000)
    expect(new Set(results.map((result) => result.status))).toEqual(new Set(['pending']))
    expect(asked).toBeLessThan(100)
  })

  it('asks for nothing when there is no time left', async () => {
    const reader = createMetadataReader(
      ipfsWith((path) => {
        throw new Error(`${path} was asked for`)
      }),
    )
    const results = await reader.readAll(tokens(3), Date.now() - 1)
    expect(results.map((result) => result.status)).toEqual(['pending', 'pending', 'pending'])
  })
})
