// Real: PostgreSQL, started from the registry package in a temporary folder.
import { exchanges } from '@intaglio/shared'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestSql } from '../sql/testing.ts'
import { createInbox, quiet } from '../testing.ts'
import { describeBusPort, shortDelays } from './contract.ts'
import { createEmbeddedBus } from './embedded.ts'

const { sql, stop } = await startTestSql()
afterAll(stop)
const open = () => createEmbeddedBus({ sql, log: quiet, delays: shortDelays })

describeBusPort('tables in the embedded PostgreSQL', open)

describe('the queues of the system', () => {
  it('take messages before their consumer has ever started', async () => {
    const bus = await open()
    await bus.publish([
      { exchange: exchanges.collectionsEvents, routingKey: 'created.eip155-1', body: { early: true } },
    ])
    const seen = createInbox<unknown>()
    const stop = await bus.consume({
      queue: 'catalog.collections',
      exchange: exchanges.collectionsEvents,
      patterns: ['created.*'],
      handle: async ({ body }) => seen.push(body),
    })
    expect(await seen.next()).toEqual({ early: true })
    await stop()
    await bus.close()
  })
})
