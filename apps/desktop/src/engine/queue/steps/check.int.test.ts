// Real: SQLite on disk. The backend lies.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { IntaglioError } from '@intaglio/shared'
import type { JobRow } from '../../store/jobs.ts'
import type { Backend } from '../../sync/backend.ts'
import { openTemporaryStore, type TemporaryStore } from '../../testing/temporary-store.ts'
import type { Wallet, WalletAccount } from '../../wallet/port.ts'
import { expectedCalldata } from '../calldata.ts'
import { createChain } from '../chain.ts'
import type { MintPayload, TxRequest } from '../payload.ts'
import type { StepContext } from '../step.ts'
import { createTransitions } from '../transitions.ts'
import { check } from './check.ts'

const intentId = '00000000-0000-4000-8000-000000000001'
const account = `0x${'ab'.repeat(20)}` as const
const contract = `0x${'cd'.repeat(20)}` as const
const chainId = 'eip155:31337'
const payload: MintPayload = {
  kind: 'mint',
  standard: 'erc721',
  to: account,
  firstPosition: 1,
  quantity: 3,
  amounts: [],
}
const honest: TxRequest = { chainId, to: contract, data: expectedCalldata(payload, intentId), value: '0' }

let place: TemporaryStore
beforeEach(() => {
  place = openTemporaryStore()
})
afterEach(() => place.remove())

async function checked(tx: TxRequest, wallet: Partial<WalletAccount> = {}): Promise<JobRow> {
  const { store, dataDir } = place
  const planned = store.jobs.add({
    jobId: 'j',
    projectId: 'p',
    kind: 'mint',
    intentId,
    chainId,
    account,
    quantity: 3,
    firstPosition: 1,
    payload: JSON.stringify(payload),
  })
  const transitions = createTransitions(
    store,
    () => undefined,
    () => undefined,
  )
  const prepared = transitions.move(planned, 'prepared', { txRequest: JSON.stringify(tx), contract })
  const unused = () => Promise.reject(new IntaglioError('Nobody asks this here.', { code: 'UNUSED' }))
  const facts = {
    chainId,
    name: 'Test',
    nativeSymbol: 'ETH',
    confirmations: 2,
    rpcUrls: ['http://127.0.0.1:1'],
    contracts: [],
    gasPolicy: null,
  }
  const context: StepContext = {
    store,
    dataDir,
    // The step never asks it.
    backend: {} as Backend,
    wallet: {
      account: () => Promise.resolve({ chainId, address: account, ...wallet }),
      signMessage: unused,
      sendTransaction: unused,
    } satisfies Wallet,
    chains: { get: () => Promise.resolve(createChain(facts)), forget: () => undefined },
    transitions,
    probe: () => undefined,
    signal: new AbortController().signal,
  }
  await check(prepared, context)
  return store.jobs.get('j')
}

it('goes on to sign what was planned', async () => {
  expect(await checked(honest)).toMatchObject({ state: 'signing', confirmationsWanted: 2 })
})

const elsewhere = `0x${'ee'.repeat(20)}` as const
it.each<[string, Partial<TxRequest>]>([
  ['chain', { chainId: 'eip155:1' }],
  ['contract', { to: elsewhere }],
  ['amount', { value: '1' }],
  ['content', { data: expectedCalldata({ ...payload, to: elsewhere }, intentId) }],
  ['content', { data: expectedCalldata({ ...payload, quantity: 4 }, intentId) }],
  ['content', { data: expectedCalldata(payload, '00000000-0000-4000-8000-000000000002') }],
])('lets nobody sign another %s', async (wrong, lie) => {
  await expect(checked({ ...honest, ...lie })).rejects.toMatchObject({
    code: 'CALLDATA_MISMATCH',
    details: { wrong },
  })
  expect(place.store.jobs.get('j').state).toBe('prepared')
})

it('asks for the account and the chain the job was planned for', async () => {
  await expect(checked(honest, { chainId: 'eip155:1' })).rejects.toMatchObject({ code: 'WRONG_CHAIN' })
  place.remove()
  place = openTemporaryStore()
  await expect(checked(honest, { address: elsewhere })).rejects.toMatchObject({ code: 'WRONG_ACCOUNT' })
})
