import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { workspacePort } from './workspace-port.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'intaglio-port-'))
  file = join(folder, 'backend', 'port')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('gives the same port again', async () => {
  const port = await workspacePort(file)
  expect(port).toBeGreaterThan(0)
  expect(await workspacePort(file)).toBe(port)
})

it('moves on from a port that stays taken, and keeps the new one', async () => {
  const first = await workspacePort(file)
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(first, '127.0.0.1', resolve))
  try {
    const second = await workspacePort(file, 0)
    expect(second).not.toBe(first)
    expect(readFileSync(file, 'utf8')).toBe(String(second))
  } finally {
    await new Promise((resolve) => squatter.close(resolve))
  }
})

it.each(['', 'many', '-1', '70000', '80.5'])('starts afresh from a file that says %j', async (text) => {
  await workspacePort(file)
  writeFileSync(file, text)
  expect(await workspacePort(file)).toBeGreaterThan(0)
})
