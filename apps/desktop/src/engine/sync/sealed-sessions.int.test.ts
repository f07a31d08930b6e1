// Real: SQLite on disk, a key in a file.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileSecrets } from '../storage/secrets.ts'
import { openDatabase } from '../store/database.ts'
import { createSessions, type SessionRow } from '../store/sessions.ts'
import { createSealedSessions } from './sealed-sessions.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'intaglio-sessions-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const row = (accountId: string, mark: string): SessionRow => ({
  ...{ graphqlUrl: 'https://backend.example/graphql', accountId, userId: 'user-1' },
  accessToken: `eyJhbGciOi.${mark}-access.${'a'.repeat(500)}`,
  refreshToken: `${mark}-refresh-${'r'.repeat(500)}`,
  expiresAt: '2030-01-01T00:00:00.000Z',
})
const filesWith = (text: string): string[] =>
  readdirSync(dataDir).filter((name) => {
    const file = path.join(dataDir, name)
    return statSync(file).isFile() && readFileSync(file).includes(text)
  })

it('keeps tokens so that nobody reads them in the file', () => {
  const db = openDatabase(dataDir)
  const sessions = createSealedSessions(createSessions(db), createFileSecrets(dataDir))
  const mine = row('eip155:1:0xa', 'mine')
  sessions.save(mine)
  expect(sessions.get(mine.graphqlUrl, mine.accountId)).toEqual(mine)
  for (const text of ['mine-access', 'mine-refresh']) expect(filesWith(text)).toEqual([])
  db.close()
  expect(filesWith('mine-refresh')).toEqual([])
})

it('seals what an earlier version kept in the clear, and leaves nothing of it behind', () => {
  const before = openDatabase(dataDir)
  const open = createSessions(before)
  // Tokens that were renewed and sessions that ended leave pages behind.
  for (let index = 0; index < 40; index += 1) open.save(row(`eip155:1:${index}`, `plain${index}`))
  for (let index = 1; index < 40; index += 1)
    open.remove('https://backend.example/graphql', `eip155:1:${index}`)
  before.close()
  expect(filesWith('plain0-refresh')).not.toEqual([])

  const db = openDatabase(dataDir)
  const sessions = createSealedSessions(createSessions(db), createFileSecrets(dataDir))
  const kept = row('eip155:1:0', 'plain0')
  expect(sessions.get(kept.graphqlUrl, kept.accountId)).toEqual(kept)
  expect(filesWith('plain')).toEqual([])
  db.close()
  expect(filesWith('plain')).toEqual([])
})

it('waits for the next start where another process reads', () => {
  const first = openDatabase(dataDir)
  createSessions(first).save(row('eip155:1:0', 'plain'))
  const reading = openDatabase(dataDir)
  reading.pragma('busy_timeout = 0')
  first.pragma('busy_timeout = 0')
  reading.exec('begin')
  reading.prepare('select count(*) from sessions').get()
  first.exec('begin immediate')
  const busy = openDatabase(dataDir)
  busy.pragma('busy_timeout = 0')
  const sessions = createSealedSessions(createSessions(busy), createFileSecrets(dataDir))
  expect(createSessions(busy).get('https://backend.example/graphql', 'eip155:1:0')?.refreshToken).toContain(
    'plain',
  )
  expect(sessions.get('https://backend.example/graphql', 'eip155:1:0')).toBeUndefined()
  first.exec('rollback')
  reading.exec('commit')
  const later = createSealedSessions(createSessions(first), createFileSecrets(dataDir))
  expect(later.get('https://backend.example/graphql', 'eip155:1:0')?.refreshToken).toContain('plain')
  for (const each of [reading, busy, first]) each.close()
  expect(filesWith('plain')).toEqual([])
})

it('counts a session whose key is gone for none', () => {
  const db = openDatabase(dataDir)
  const mine = row('eip155:1:0xa', 'mine')
  createSealedSessions(createSessions(db), createFileSecrets(dataDir)).save(mine)
  rmSync(path.join(dataDir, 'secrets.key'))
  const sessions = createSealedSessions(createSessions(db), createFileSecrets(dataDir))
  expect(sessions.get(mine.graphqlUrl, mine.accountId)).toBeUndefined()
  sessions.save(mine)
  expect(sessions.get(mine.graphqlUrl, mine.accountId)).toEqual(mine)
  db.close()
})
