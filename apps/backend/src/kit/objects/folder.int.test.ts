// Real: a temporary folder and HTTP on this machine.
import { afterAll, describe, expect, it } from 'vitest'
import { bytesOf, temporaryFolder } from '../testing.ts'
import { describeObjectsPort } from './contract.ts'
import { createFolderObjects } from './folder.ts'

const temporary = await temporaryFolder()
afterAll(temporary.remove)

describeObjectsPort('a folder', () => createFolderObjects({ folder: `${temporary.folder}/contract` }))

describe('objects in a folder', () => {
  it('are served with their type, under an address that survives a restart', async () => {
    const folder = `${temporary.folder}/served`
    const before = await createFolderObjects({ folder })
    await before.put('assets/one', bytesOf('<svg/>'), { mime: 'image/svg+xml' })
    const url = before.url('assets/one')
    await before.close()

    const after = await createFolderObjects({ folder })
    expect(after.url('assets/one')).toBe(url)
    const answer = await fetch(url)
    expect(await answer.text()).toBe('<svg/>')
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect((await fetch(`${url}x`)).status).toBe(404)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${new URL(url).origin}/objects/%2e%2e%2fport`)).status).toBe(400)
    await after.close()
  })
})
