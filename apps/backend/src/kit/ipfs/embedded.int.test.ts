// Real: a temporary folder and HTTP on this machine.
import { readdir } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { blockOf, carOf, describeIpfsPort, folderOf } from './contract.ts'
import { createEmbeddedIpfs } from './embedded.ts'

const temporary = await temporaryFolder()
afterAll(temporary.remove)

describeIpfsPort('a block folder', () => createEmbeddedIpfs({ folder: `${temporary.folder}/contract` }))

describe('IPFS in a folder', () => {
  it('keeps no block of a CAR that it refused', async () => {
    const folder = `${temporary.folder}/refused`
    const port = await createEmbeddedIpfs({ folder })
    const [here, missing] = [blockOf(Buffer.from('here')), blockOf(Buffer.from('missing'))]
    const root = folderOf({ here, missing })
    await expect(port.importCar(carOf([root], [root, here]))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    for (const part of ['blocks', 'pins', 'staging']) expect(await readdir(`${folder}/${part}`)).toEqual([])
    expect((await fetch(`${port.gatewayUrl}/ipfs/${here.cid.toString()}`)).status).toBe(404)
    await port.close()
  })

  it('answers what it cannot do with the right status', async () => {
    const port = await createEmbeddedIpfs({ folder: `${temporary.folder}/statuses` })
    const file = blockOf(Buffer.from('{"name": "one"}'))
    await port.importCar(carOf([file], [file]))
    const url = `${port.gatewayUrl}/ipfs/${file.cid.toString()}`
    const status = async (path: string, init?: RequestInit) => (await fetch(path, init)).status
    expect(await status(url, { method: 'POST' })).toBe(405)
    expect(await status(`${port.gatewayUrl}/ipfs/nonsense`)).toBe(404)
    expect(await status(`${port.gatewayUrl}/`)).toBe(404)
    expect(await status(`${url}/deeper`)).toBe(404)
    expect(await status(`${port.gatewayUrl}/ipfs/%ff`)).toBe(400)
    const answer = await fetch(url)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(await status(url, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })).toBe(304)
    await port.close()
  })

  it('has everything after a restart, under the same address', async () => {
    const folder = `${temporary.folder}/restart`
    const before = await createEmbeddedIpfs({ folder })
    const file = blockOf(Buffer.from('kept'))
    await before.importCar(carOf([file], [file]))
    await before.close()
    const after = await createEmbeddedIpfs({ folder })
    expect(after.gatewayUrl).toBe(before.gatewayUrl)
    expect(await after.isPinned(file.cid.toString())).toBe(true)
    await after.close()
  })

  it('answers at the address it was given, and goes by the name clients know it by', async () => {
    const folder = `${temporary.folder}/public`
    const gateway = { host: '127.0.0.1', port: 0 }
    const [first, named] = [
      await createEmbeddedIpfs({ folder, gateway }),
      await createEmbeddedIpfs({ folder, gateway: { ...gateway, url: 'https://ipfs.example/' } }),
    ]
    expect((await fetch(`${first.gatewayUrl}/`)).status).toBe(404)
    expect(named.gatewayUrl).toBe('https://ipfs.example')
    const port = Number(new URL(first.gatewayUrl).port)
    await expect(createEmbeddedIpfs({ folder, gateway: { ...gateway, port } })).rejects.toThrow('EADDRINUSE')
    await first.close()
    await named.close()
  })
})
