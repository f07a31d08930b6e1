// Real: SQLite on disk.
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTransitions, heldCode } from '../queue/transitions.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import type { JobRow } from './jobs.ts'
import { openStore } from './store.ts'

describe('jobs in the store', () => {
  let place: TemporaryStore
  const add = (jobId: string): JobRow =>
    place.store.jobs.add({
      jobId,
      projectId: 'p',
      kind: jobId === 'a' ? 'collection' : 'mint',
      intentId: `intent-${jobId}`,
      chainId: 'eip155:31337',
      account: '0xabc',
      quantity: 1,
      firstPosition: null,
      payload: '{}',
    })
  const states = () => place.store.jobs.list('p').map(({ state }) => state)
  beforeEach(() => {
    place = openTemporaryStore()
  })
  afterEach(() => place.remove())

  it('writes each transition with a line of its history', () => {
    const { jobs } = place.store
    add('a')
    jobs.move('a', 'planned', 'waiting', {
      code: 'UNAVAILABLE',
      message: 'off',
      resumeState: 'planned',
      attempts: 1,
    })
    jobs.move('a', 'waiting', 'planned')
    jobs.move('a', 'planned', 'prepared')
    expect(jobs.history('a').map(({ fromState, toState, code }) => [fromState, toState, code])).toEqual([
      [null, 'planned', null],
      ['planned', 'waiting', 'UNAVAILABLE'],
      ['waiting', 'planned', null],
      ['planned', 'prepared', null],
    ])
    expect(jobs.get('a')).toMatchObject({ state: 'prepared', message: null, resumeState: null, attempts: 0 })
  })

  it('refuses moves that are not allowed and steps that come late, and writes nothing', () => {
    const { jobs } = place.store
    add('a')
    expect(() => jobs.move('a', 'planned', 'ready')).toThrow('cannot go from planned to ready')
    expect(() => jobs.move('a', 'signing', 'broadcast')).toThrow('went on without this step')
    expect(jobs.get('a').state).toBe('planned')
    expect(jobs.history('a')).toHaveLength(1)
  })

  it('never lets two live jobs hold one nonce', () => {
    const { jobs } = place.store
    add('a')
    add('b')
    jobs.note('a', { nonce: 7 })
    expect(() => jobs.note('b', { nonce: 7 })).toThrow('UNIQUE')
    jobs.note('a', { chainDone: 1 })
    expect(jobs.note('b', { nonce: 7 }).nonce).toBe(7)
  })

  it('holds what comes after a job that is stuck, and releases it with it', () => {
    const seen: string[] = []
    const transitions = createTransitions(
      place.store,
      (job) => seen.push(`${job.jobId} ${job.state}`),
      () => undefined,
    )
    const first = add('a')
    add('b')
    add('c')
    const stuck = transitions.move(first, 'blocked', { resumeState: 'planned', code: 'WALLET_REJECTED' })
    expect(states()).toEqual(['blocked', 'blocked', 'blocked'])
    expect(place.store.jobs.get('c').code).toBe(heldCode)
    transitions.move(stuck, 'planned')
    expect(states()).toEqual(['planned', 'planned', 'planned'])
    expect(seen).toEqual(['a blocked', 'b blocked', 'c blocked', 'a planned', 'b planned', 'c planned'])
  })

  it('does not release what another stuck job holds', () => {
    const transitions = createTransitions(
      place.store,
      () => undefined,
      () => undefined,
    )
    const first = transitions.move(add('a'), 'blocked', { resumeState: 'planned', code: 'WALLET_REJECTED' })
    const second = transitions.move(add('b'), 'cancelled')
    add('c')
    place.store.jobs.move('c', 'planned', 'blocked', { resumeState: 'planned', code: heldCode })
    const again = transitions.move(first, 'planned')
    expect(states()).toEqual(['planned', 'cancelled', 'blocked'])
    transitions.move(again, 'failed')
    transitions.move(second, 'planned')
    expect(states()).toEqual(['failed', 'planned', 'blocked'])
  })

  it('opens again what was written, and refuses what a newer version wrote', () => {
    add('a')
    place.store.close()
    place.store = openStore(place.dataDir)
    expect(place.store.jobs.get('a').intentId).toBe('intent-a')
    place.store.close()
    const known = setVersion(999)
    expect(() => openStore(place.dataDir)).toThrow('newer version')
    setVersion(known)
    place.store = openStore(place.dataDir)
  })

  /** Returns the version it was. */
  function setVersion(version: number): number {
    const database = new Database(path.join(place.dataDir, 'intaglio.sqlite'))
    const before = database.pragma('user_version', { simple: true }) as number
    database.pragma(`user_version = ${version}`)
    database.close()
    return before
  }
})
