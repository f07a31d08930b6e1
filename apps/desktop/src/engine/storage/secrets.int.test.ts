// Real: a key in a file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileSecrets } from './secrets.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intaglio-secrets-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('opens what another process of the same folder sealed, and seals nothing twice in one way', () => {
  const sealed = createFileSecrets(folder).seal('tökén')
  expect(createFileSecrets(folder).open(sealed)).toBe('tökén')
  expect(createFileSecrets(folder).seal('tökén')).not.toBe(sealed)
  expect(sealed).not.toContain('tökén')
})

it('says what to do where it cannot open', () => {
  const secrets = createFileSecrets(folder)
  const sealed = secrets.seal('token')
  const changed = sealed.slice(0, -2) + (sealed.endsWith('A=') ? 'B=' : 'A=')
  for (const wrong of [changed, 'keychain:abc', 'file-v1:', '']) {
    expect(() => secrets.open(wrong)).toThrow(expect.objectContaining({ code: 'SECRET_LOCKED' }))
  }
  rmSync(path.join(folder, 'secrets.key'))
  expect(() => createFileSecrets(folder).open(sealed)).toThrow(
    expect.objectContaining({ code: 'SECRET_LOCKED' }),
  )
})
