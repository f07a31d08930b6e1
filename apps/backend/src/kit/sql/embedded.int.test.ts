// Real: PostgreSQL, started from the registry package in a temporary folder, and killed processes.
import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder, until } from '../testing.ts'
import { describeSqlPort } from './contract.ts'
import { createEmbeddedSql } from './embedded.ts'

const contract = await temporaryFolder()
afterAll(contract.remove)

describeSqlPort('embedded PostgreSQL', () => createEmbeddedSql({ dataDir: contract.folder }))

describe('the embedded PostgreSQL', () => {
  let temporary: Awaited<ReturnType<typeof temporaryFolder>>
  beforeAll(async () => {
    temporary = await temporaryFolder()
  })
  afterAll(() => temporary.remove())

  it('is taken over, with all it holds, from a process that was killed', async () => {
    const dataDir = path.join(temporary.folder, 'killed')
    const child = spawn(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { createEmbeddedSql } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
       const sql = await createEmbeddedSql({ dataDir: ${JSON.stringify(dataDir)} })
       const db = await sql.open('left')
       await db.query('CREATE TABLE kept (i int)')
       await db.query('INSERT INTO kept VALUES (7)')
       process.kill(process.pid, 'SIGKILL')`,
    ])
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))
    expect(signal).toBe('SIGKILL')
    const pid = await postmasterPid(dataDir)
    expect(isAlive(pid)).toBe(true)

    const sql = await createEmbeddedSql({ dataDir })
    expect(await (await sql.open('left')).query('SELECT i FROM kept')).toEqual([{ i: 7 }])
    expect(await postmasterPid(dataDir)).toBe(pid)
    await sql.close()
    await until(() => !isAlive(pid))
  })

  it('belongs to one process: a second one is refused by name', async () => {
    const dataDir = path.join(temporary.folder, 'owned')
    const sql = await createEmbeddedSql({ dataDir })
    await expect(createEmbeddedSql({ dataDir })).rejects.toMatchObject({ code: 'DATA_FOLDER_IN_USE' })
    await (await sql.open('still_works')).ping()
    await sql.close()
  })

  it('keeps its password for its owner alone', async () => {
    const file = path.join(temporary.folder, 'owned', 'postgres', 'password')
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect((await readFile(file, 'utf8')).length).toBeGreaterThanOrEqual(32)
  })
})

async function postmasterPid(dataDir: string): Promise<number> {
  return Number(
    (await readFile(path.join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0],
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
