import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

let now = 0
const pace = () => createPace(() => now)

it('counts from what was done when the stage began, and not before a second has passed', () => {
  now = 5_000
  const paceOf = pace()
  expect(paceOf({ stage: 'render', done: 900 })).toEqual({})
  now += 500
  expect(paceOf({ stage: 'render', done: 910 })).toEqual({})
  now += 1_500
  expect(paceOf({ stage: 'render', done: 920 })).toEqual({ perSecond: 10 })
})

it('begins anew with each stage, and where less is done than before', () => {
  const paceOf = pace()
  paceOf({ stage: 'pin', done: 0 })
  now += 2_000
  expect(paceOf({ stage: 'pin', done: 4 })).toEqual({ perSecond: 2 })
  expect(paceOf({ stage: 'verify', done: 0 })).toEqual({})
  now += 1_000
  expect(paceOf({ stage: 'verify', done: 7 })).toEqual({ perSecond: 7 })
  expect(paceOf({ stage: 'verify', done: 3 })).toEqual({})
})
