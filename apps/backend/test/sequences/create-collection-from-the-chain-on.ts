import { expect, it } from 'vitest'
import type { creatingSteps, PreparedCollection } from '../studio-creating.ts'
import { lands } from '../wire/lands.ts'
import {
  checkpointMoves,
  duplicateIsAcknowledged,
  eventIsRetried,
  eventIsTaken,
  intentIsReady,
  lateSubscriber,
  logsAreRead,
  messageIsPublished,
  processed,
  subscriberIsTold,
  workerFindsIntent,
  workerHears,
  type Walked,
} from './from-the-chain-on.ts'

/** A walk through sequence 3 whose transaction is in a block. */
export interface Creation extends Walked {
  steps: ReturnType<typeof creatingSteps>
  prepared: PreparedCollection
}

/** Arrows 26 to 41 of sequence 3, each a test; @param creation is asked when they run */
export function fromTheChainOn(creation: () => Creation): void {
  const collections = () =>
    creation().world.stores.rows(
      'catalog_db',
      `SELECT c.*, b.contract_address, b.token_standard FROM collections c
       JOIN collection_bindings b ON b.collection_id = c.id`,
    )

  logsAreRead('26 CH-->>IDX: logs (after N confirmations configurable)', creation)

  it('27 IDX->>MGE: INSERT events.raw (unique by chainId,txHash,logIndex)', async () => {
    const { world, walk, known } = creation()
    const { stores, chain } = world
    const filter = { txHash: known.txHash, parsed_json: /CollectionCreated/ }
    const event = {
      chainId: chain.chainId,
      blockNumber: known.block,
      confirmations: chain.config.confirmations,
    }
    const after = [expect.objectContaining(event)]
    await lands(walk, 27, () => stores.documents('events', 'raw', filter), { before: [], after })
    expect(await stores.uniqueIndexes('events', 'raw')).toContainEqual(['chainId', 'txHash', 'logIndex'])
  })

  checkpointMoves('28 IDX->>PGC: UPDATE indexer_checkpoints', creation)

  messageIsPublished(
    '29 IDX-->>MQ: publish collections.events created.eip155-chainId {schema,v1,event_id,txHash,contract,...}',
    creation,
    'events',
    () => {
      const { world, prepared } = creation()
      const routingKey = `created.eip155-${world.chain.config.id}`
      return { routingKey, schema: 'collections.created', data: { contract: prepared.previewAddress } }
    },
  )

  it('30 MQ-->>CAT: consume created.*', async () => {
    const { walk } = creation()
    await walk.at(30)
    expect([await processed(creation()), await collections()]).toEqual([[], []])
    walk.pass(30)
  })

  eventIsTaken('31 CAT->>PGC: INSERT processed_events(event_id) ON CONFLICT DO NOTHING', creation)

  it('32 CAT->>PGC: UPSERT collections(..., royalty_bps, royalty_receiver, standard, ...)', async () => {
    const { world, walk, prepared } = creation()
    const collection = {
      ...{ contract_address: prepared.previewAddress, token_standard: 'erc721', name: 'Plates' },
      ...{ symbol: 'PLT', max_supply: '24', royalty_bps: 500 },
      royalty_receiver: world.chain.account.address.toLowerCase(),
    }
    await lands(walk, 32, collections, { before: [], after: [expect.objectContaining(collection)] })
    expect(await processed(creation())).toHaveLength(1)
    const roles = await world.stores.rows('catalog_db', 'SELECT role FROM collection_roles ORDER BY role')
    expect(roles).toEqual([{ role: 'admin' }, { role: 'minter' }])
  })

  messageIsPublished(
    '33 CAT-->>MQ: publish collections.domain upserted.chainId.contract {schema,v1,txHash,contract,...}',
    creation,
    'changes',
    () => {
      const { world, prepared } = creation()
      const contract = prepared.previewAddress
      const routingKey = `upserted.${world.chain.config.id}.${contract}`
      return { routingKey, schema: 'collections.upserted', data: { contract } }
    },
  )

  workerHears('35 MQ-->>SUB: consume collections.domain upserted.*', creation)

  workerFindsIntent(
    "36 SUB->>PGO: SELECT intent_id FROM tx_intents WHERE chain_id=? AND tx_hash=? AND kind='collection'",
    creation,
  )

  intentIsReady('37 SUB->>RINT: SET intent:status:intentId "ready" EX 21600', creation)

  subscriberIsTold(
    '38 SUB-->>GQL: push WS onCollectionStatus(intentId,{status:"ready",address,chainId,txHash})',
    creation,
  )

  lateSubscriber(
    {
      subscribes: '40 FE->>GQL: subscription onCollectionStatus(intentId)',
      hears: '41 GQL-->>FE: realtime update',
    },
    creation,
    () => creation().steps.watch(creation().intentId),
    () => ({ address: creation().prepared.previewAddress }),
  )

  duplicateIsAcknowledged('34 CAT-->>MQ: ack', creation, collections)

  eventIsRetried('39 SUB-->>SUB: schedule retry', creation, async () => {
    const { world, steps } = creation()
    const { intentId, txRequest } = await steps.prepare()
    return { intentId, send: async () => (await world.chain.send(txRequest)).transactionHash }
  })
}
