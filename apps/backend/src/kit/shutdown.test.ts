import { expect, it } from 'vitest'
import { createShutdown } from './shutdown.ts'
import { quiet } from './testing.ts'

it('stops loops first, then closes in reverse order, once, whatever fails on the way', async () => {
  const shutdown = createShutdown(quiet)
  const closed: string[] = []
  const add = (name: string) =>
    shutdown.add(name, async () => void closed.push(`${name} ${shutdown.signal.aborted}`))
  add('database')
  shutdown.add('broken', () => {
    throw new Error('stuck')
  })
  add('server')
  await Promise.all([shutdown.run(), shutdown.run()])
  await shutdown.run()
  expect(closed).toEqual(['server true', 'database true'])
})
