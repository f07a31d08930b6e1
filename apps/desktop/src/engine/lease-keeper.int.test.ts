// Real: SQLite on disk, engines side by side, a process that is gone.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEngine } from './index.ts'
import { createLeaseKeeper } from './lease-keeper.ts'
import type { LeaseRow } from './store/leases.ts'
import { openStore, type Store } from './store/store.ts'
import type { Engine } from './types.ts'

let dataDir: string
let store: Store
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'intaglio-leases-'))
  store = openStore(dataDir)
})
afterEach(async () => {
  vi.useRealTimers()
  store.close()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a lease', () => {
  const held = (row: Partial<LeaseRow>): LeaseRow => ({
    ...{ name: 'queue', owner: 'other', label: 'the studio', pid: process.pid, host: hostname() },
    ...{ takenAt: new Date().toISOString(), beatAt: Date.now() },
    ...row,
  })

  it('has one holder, until that releases it', () => {
    const first = createLeaseKeeper(store.leases, 'first')
    const second = createLeaseKeeper(store.leases, 'second')
    expect(first.take('queue', () => undefined)).toBeUndefined()
    expect(second.take('queue', () => undefined)).toMatchObject({ label: 'first', pid: process.pid })
    expect(second.take('project:p', () => undefined)).toBeUndefined()
    first.release('queue')
    expect(second.take('queue', () => undefined)).toBeUndefined()
    first.close()
    expect(store.leases.get('queue')?.label).toBe('second')
    second.close()
    expect(store.leases.get('queue')).toBeUndefined()
  })

  it('is taken from a process that is gone at once, and from one of another machine when it is silent', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    const keeper = createLeaseKeeper(store.leases, 'me')
    const tryTake = (row: LeaseRow) => {
      store.leases.take(row, () => true)
      return keeper.take('queue', () => undefined)
    }
    expect(tryTake(held({ pid }))).toBeUndefined()
    expect(tryTake(held({ pid, host: 'elsewhere' }))).toMatchObject({ host: 'elsewhere' })
    expect(tryTake(held({ host: 'elsewhere', beatAt: Date.now() - 31_000 }))).toBeUndefined()
    keeper.close()
  })

  it('that could not be given back is given back as soon as the store can be written', () => {
    vi.useFakeTimers()
    let isFull = true
    const leases = {
      ...store.leases,
      release(name: string, owner: string) {
        if (isFull) throw new Error('database or disk is full')
        store.leases.release(name, owner)
      },
    }
    const first = createLeaseKeeper(leases, 'first')
    const second = createLeaseKeeper(store.leases, 'second')
    first.take('project:p', () => undefined)
    first.release('project:p')
    expect(second.take('project:p', () => undefined)).toMatchObject({ label: 'first' })
    isFull = false
    vi.advanceTimersByTime(5_000)
    expect(second.take('project:p', () => undefined)).toBeUndefined()
    second.close()

    isFull = true
    first.take('project:p', () => undefined)
    first.close()
    const third = createLeaseKeeper(store.leases, 'third')
    expect(third.take('project:p', () => undefined)).toBeUndefined()
    third.close()
  })

  it('lives as long as its holder beats, and who lost it is told', () => {
    vi.useFakeTimers()
    const slow = createLeaseKeeper(store.leases, 'slow')
    const other = createLeaseKeeper(store.leases, 'other')
    let lost = 0
    expect(slow.take('queue', () => (lost += 1))).toBeUndefined()
    vi.advanceTimersByTime(120_000)
    expect(other.take('queue', () => undefined)).toMatchObject({ label: 'slow' })
    // Suspended: the clock goes on, its timers do not.
    vi.setSystemTime(Date.now() + 60_000)
    expect(other.take('queue', () => undefined)).toBeUndefined()
    vi.advanceTimersByTime(5_000)
    expect(lost).toBe(1)
    slow.close()
    expect(store.leases.get('queue')?.label).toBe('other')
    other.close()
  })
})

describe('engines on one data folder', () => {
  const engines: Engine[] = []
  const open = (label: string, runQueue = true) => {
    const refuse = () => Promise.reject(new Error('No wallet is wanted here.'))
    const engine = openEngine({
      dataDir,
      workspace: {
        graphqlUrl: 'http://127.0.0.1:9/graphql',
        graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
        ipfsGatewayUrl: 'http://127.0.0.1:9',
      },
      wallet: { account: refuse, signMessage: refuse, sendTransaction: refuse },
      label,
      runQueue,
    })
    engines.push(engine)
    return engine
  }
  const runner = () => store.leases.get('queue')?.label
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close()
  })

  it('run the queue in one, and hand it over when that closes', async () => {
    open('a visitor', false)
    expect(runner()).toBeUndefined()
    const window = open('the studio')
    open('a second studio')
    expect(runner()).toBe('the studio')
    await window.close()
    await vi.waitFor(() => expect(runner()).toBe('a second studio'), 10_000)
  })

  it('see what the others make', async () => {
    const window = open('the studio')
    const seen: string[] = []
    window.subscribe((event) => event.type === 'project' && seen.push(event.projectId))
    const { projectId } = open('intaglio new', false).createProject({ name: 'Plates', symbol: 'PLT' })
    await vi.waitFor(() => expect(seen).toContain(projectId), 10_000)
    expect(window.getProject(projectId).name).toBe('Plates')
  })

  it('do long work on a project one at a time, and say who holds it', async () => {
    const window = open('the studio')
    const { projectId } = window.createProject({ name: 'Plates', symbol: 'PLT' })
    const other = createLeaseKeeper(store.leases, 'intaglio import')
    other.take(`project:${projectId}`, () => undefined)
    await expect(window.media.setSettings(projectId, { keepLocation: true })).rejects.toMatchObject({
      code: 'PROJECT_BUSY',
      why: expect.stringContaining(`intaglio import (process ${process.pid})`),
    })
    expect(window.media.getSettings(projectId).keepLocation).toBe(false)
    other.close()
    await window.media.setSettings(projectId, { keepLocation: true })
    expect(window.media.getSettings(projectId).keepLocation).toBe(true)
  })
})
