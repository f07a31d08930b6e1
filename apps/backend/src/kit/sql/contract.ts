import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInbox, temporaryFolder, unique, until } from '../testing.ts'
import type { SqlDatabase, SqlPort } from './port.ts'

/** What every adapter of the sql port must do. */
export function describeSqlPort(name: string, open: () => Promise<SqlPort>): void {
  describe(`sql port: ${name}`, () => {
    let port: SqlPort
    let db: SqlDatabase
    let temporary: Awaited<ReturnType<typeof temporaryFolder>>

    beforeAll(async () => {
      temporary = await temporaryFolder()
      port = await open()
      db = await port.open(`sql_${unique()}`)
    })
    afterAll(async () => {
      await port?.close()
      await temporary.remove()
    })

    async function folderWith(folder: string, files: Record<string, string>): Promise<URL> {
      const full = path.join(temporary.folder, folder)
      await mkdir(full, { recursive: true })
      for (const [file, text] of Object.entries(files)) await writeFile(path.join(full, file), text)
      return pathToFileURL(`${full}/`)
    }

    it('gives types as promised', async () => {
      const [row] = await db.query(
        `SELECT 9007199254740993::bigint AS big, 1.10::numeric AS numeric, $1::jsonb AS json,
                '2026-01-02T03:04:05.678Z'::timestamptz AS at, true AS bool, $2::text[] AS list`,
        [{ a: [1] }, ['x', 'y']],
      )
      expect(row).toEqual({
        big: '9007199254740993',
        numeric: '1.10',
        json: { a: [1] },
        at: new Date('2026-01-02T03:04:05.678Z'),
        bool: true,
        list: ['x', 'y'],
      })
    })

    it('opens one database once, and another beside it', async () => {
      expect(await port.open(db.name)).toBe(db)
      const other = await port.open(`${db.name}_other`)
      await other.query('CREATE TABLE here (i int)')
      await expect(db.query('SELECT * FROM here')).rejects.toThrow('does not exist')
    })

    it('commits what resolves and rolls back what throws', async () => {
      await db.query('CREATE TABLE kept (i int)')
      await db.transaction((tx) => tx.query('INSERT INTO kept VALUES (1)'))
      await expect(
        db.transaction(async (tx) => {
          await tx.query('INSERT INTO kept VALUES (2)')
          throw new Error('no')
        }),
      ).rejects.toThrow('no')
      expect(await db.query('SELECT i FROM kept')).toEqual([{ i: 1 }])
    })

    it('keeps a connection usable after a statement failed in a transaction', async () => {
      for (let round = 0; round < 12; round += 1) {
        await expect(db.transaction((tx) => tx.query('SELECT * FROM nowhere'))).rejects.toThrow('nowhere')
      }
      expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    })

    it('migrates in order, once, and from several folders', async () => {
      const first = await folderWith('a/store/migrations', {
        '002_second.sql': 'ALTER TABLE steps ADD COLUMN two int;',
        '001_first.sql': 'CREATE TABLE steps (one int); INSERT INTO steps VALUES (1);',
        'notes.txt': 'not SQL',
      })
      const second = await folderWith('b/store/migrations', {
        '001_first.sql': 'CREATE TABLE others (i int);',
      })
      await Promise.all([db.migrate(first), db.migrate(first), db.migrate(second)])
      await folderWith('a/store/migrations', { '003_third.sql': 'UPDATE steps SET two = 2;' })
      await db.migrate(first)
      expect(await db.query('SELECT * FROM steps')).toEqual([{ one: 1, two: 2 }])
      expect(await db.query('SELECT * FROM others')).toEqual([])
    })

    it('refuses a migration that was edited after it ran, and leaves nothing of one that fails', async () => {
      const edited = await folderWith('c/store/migrations', { '001.sql': 'CREATE TABLE edited (i int);' })
      await db.migrate(edited)
      await folderWith('c/store/migrations', { '001.sql': 'CREATE TABLE edited (i bigint);' })
      await expect(db.migrate(edited)).rejects.toMatchObject({ code: 'MIGRATION_EDITED' })

      const broken = await folderWith('d/store/migrations', {
        '001.sql': 'CREATE TABLE half (i int); SELECT nonsense;',
      })
      await expect(db.migrate(broken)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
      await expect(db.query('SELECT * FROM half')).rejects.toThrow('does not exist')
    })

    it('announces what is notified in a transaction after it commits', async () => {
      const heard = createInbox<string>()
      const stop = await db.listen('contract', () => heard.push('heard'))
      await expect(
        db.transaction(async (tx) => {
          await tx.query('NOTIFY contract')
          throw new Error('rolled back')
        }),
      ).rejects.toThrow('rolled back')
      await db.transaction((tx) => tx.query('NOTIFY contract'))
      await heard.next()
      await stop()
      expect(heard.size).toBe(0)
    })

    it('comes back after its connections were cut', async () => {
      const heard = createInbox<string>()
      const stop = await db.listen('cut', () => heard.push('heard'))
      const cutter = await port.open(`${db.name}_cutter`)
      await cutter.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE '%' || $1 AND pid <> pg_backend_pid()`,
        [db.name],
      )
      // The listener says so when it is back, since it may have missed something.
      await heard.next()
      await until(() =>
        db.ping().then(
          () => true,
          () => false,
        ),
      )
      await stop()
    })
  })
}
