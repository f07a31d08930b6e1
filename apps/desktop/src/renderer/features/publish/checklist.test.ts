import { expect, it } from 'vitest'
import { checklist, type KnownForChecks } from './checklist.ts'

const ready: KnownForChecks = {
  review: { itemCount: 24, addresses: {} as never },
  problems: [{ severity: 'note' }],
  status: { backend: 'online', account: '0xabc' },
  plan: { balanceWei: '20', maxCostWei: '20' },
  needsSignIn: false,
}

it('is done throughout where nothing is missing', () => {
  expect(new Set(Object.values(checklist(ready)))).toEqual(new Set(['done']))
})

it('waits for the network without one, and blocks nothing that is done already', () => {
  const offline = checklist({ ...ready, status: { backend: 'offline', account: '0xabc' }, plan: undefined })
  expect(offline).toEqual({
    ...{ items: 'done', metadata: 'done', addresses: 'done', wallet: 'done' },
    ...{ online: 'waits', signedIn: 'waits', coins: 'waits' },
  })
})

it('names what a person must mend', () => {
  expect(checklist({ ...ready, problems: [{ severity: 'error' }] }).metadata).toBe('blocks')
  expect(checklist({ ...ready, problems: [{ severity: 'warning' }] }).metadata).toBe('warns')
  expect(checklist({ ...ready, plan: { balanceWei: '19', maxCostWei: '20' } }).coins).toBe('blocks')
  expect(checklist({ ...ready, plan: undefined, needsSignIn: true }).signedIn).toBe('blocks')
  expect(checklist({ ...ready, review: { itemCount: 0, addresses: undefined } })).toMatchObject({
    ...{ items: 'blocks', addresses: 'blocks' },
  })
})
