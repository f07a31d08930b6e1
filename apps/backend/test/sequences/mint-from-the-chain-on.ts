import { expect, it } from 'vitest'
import { metadataOf, type MetadataCar } from '../metadata-car.ts'
import { patience } from '../patience.ts'
import type { mintingSteps } from '../studio-minting.ts'
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

/** A walk through sequence 4 whose transaction is in a block. */
export interface Mint extends Walked {
  steps: ReturnType<typeof mintingSteps>
  standard: 'ERC721' | 'ERC1155'
  contract: string
  tokenIds: readonly string[]
  amounts: readonly string[]
  metadata: MetadataCar
}

/** Arrows 22 to 39 of sequence 4, each a test; @param mint is asked when they run */
export function fromTheChainOn(mint: () => Mint): void {
  const documents = () =>
    mint().world.stores.documents('metadata', 'docs', { contract: mint().contract }, { tokenId: 1 })
  const rows = (query: string) => mint().world.stores.rows('catalog_db', query, [mint().contract])
  const nfts = () => rows('SELECT * FROM nfts WHERE contract = $1 ORDER BY token_id')

  logsAreRead('22 CH-->>IDX: logs (N confirmations)', mint)

  it('23 IDX->>MGE: INSERT events.raw (unique by chainId,txHash,logIndex)', async () => {
    const { world, walk, known, standard } = mint()
    const names = async () => {
      const raw = await world.stores.documents('events', 'raw', { txHash: known.txHash }, { logIndex: 1 })
      return raw.map((event) => (JSON.parse(String(event['parsed_json'])) as { name: string }).name).sort()
    }
    const transfers = standard === 'ERC721' ? ['Transfer', 'Transfer', 'Transfer'] : ['TransferBatch']
    await lands(walk, 23, names, { before: [], after: ['BatchMinted', ...transfers] })
    const indexes = await world.stores.uniqueIndexes('events', 'raw')
    expect(indexes).toContainEqual(['chainId', 'txHash', 'logIndex'])
  })

  checkpointMoves('24 IDX->>PGC: UPDATE indexer_checkpoints', mint)

  messageIsPublished(
    '25 IDX-->>MQ: publish mints.events minted.eip155-chainId {schema,v1,event_id,txHash,contract,tokenIds,...}',
    mint,
    'events',
    () => {
      const { world, contract, tokenIds, amounts } = mint()
      const to = world.chain.account.address.toLowerCase()
      const routingKey = `minted.eip155-${world.chain.config.id}`
      return { routingKey, schema: 'mints.minted', data: { contract, to, tokenIds, amounts } }
    },
  )

  it('26 MQ-->>CAT: consume minted.*', async () => {
    const { walk } = mint()
    await walk.at(26)
    expect([await processed(mint()), await documents(), await nfts()]).toEqual([[], [], []])
    walk.pass(26)
  })

  // Drawn after 27; the catalog reads before its transaction begins, which stays short however slow IPFS is.
  it('28 CAT->>CH: tokenURI/uri(...) (eth_call) if needed', async () => {
    const { walk, contract } = mint()
    expect(await walk.follow(28)).toContainEqual(expect.objectContaining({ to: contract }))
  })

  it('29 CAT->>MG: UPSERT metadata.docs(chainId,contract,tokenId,normalized,media,...)', async () => {
    const { world, walk, metadata, contract, tokenIds } = mint()
    const { chainId } = world.chain
    const read = { chainId, contract, normalize_status: 'ready', media_json: expect.any(String) as unknown }
    const after = tokenIds.map((tokenId) => {
      const document = { ...read, tokenId, tokenURI: `${metadata.baseUri}${tokenId}.json` }
      return expect.objectContaining(document) as unknown
    })
    await lands(walk, 29, documents, { before: [], after })
    for (const [index, document] of (await documents()).entries()) {
      expect(JSON.parse(String(document['original_json']))).toEqual(metadataOf(index + 1))
    }
  })

  eventIsTaken('27 CAT->>PGC: INSERT processed_events(event_id) ON CONFLICT DO NOTHING', mint)

  it('30 CAT->>PGC: UPSERT nfts(chain_id,contract,token_id,owner,token_uri,metadata_doc,standard,updated_at)', async () => {
    const { world, walk, standard, contract, metadata, tokenIds, amounts, known } = mint()
    const { chainId, account } = world.chain
    const owner = account.address.toLowerCase()
    const after = tokenIds.map((token_id) => ({
      ...{ chain_id: chainId, contract, token_id, standard: standard.toLowerCase() },
      ...{ owner: standard === 'ERC721' ? owner : null, token_uri: `${metadata.baseUri}${token_id}.json` },
      ...{ metadata_doc: `${chainId}:${contract}:${token_id}`, updated_at: expect.any(Date) as unknown },
    }))
    await lands(walk, 30, nfts, { before: [], after })
    expect(await processed(mint())).toHaveLength(1)
    const balances = 'SELECT token_id, owner, quantity FROM token_balances WHERE contract = $1 ORDER BY 1'
    expect(await rows(balances)).toEqual(
      tokenIds.map((token_id, index) => ({ token_id, owner, quantity: amounts[index] })),
    )
    const moves = await rows('SELECT to_addr, tx_hash FROM ownership_transfers WHERE contract = $1')
    expect(moves).toEqual(tokenIds.map(() => ({ to_addr: owner, tx_hash: known.txHash })))
    const inks = `SELECT v.value_string AS ink, v.occurrences FROM trait_values v JOIN traits t ON t.id = v.trait_id
      JOIN collection_bindings b USING (collection_id) WHERE b.contract_address = $1 AND t.name = 'Ink' ORDER BY 1`
    expect(await rows(inks)).toEqual([
      { ink: 'Black', occurrences: 2 },
      { ink: 'Blue', occurrences: 1 },
    ])
  })

  messageIsPublished(
    '31 CAT-->>MQ: publish mints.domain upserted.chainId.contract.tokenId {schema,v1,txHash,tokenIds,...}',
    mint,
    'changes',
    () => {
      const { world, contract, tokenIds } = mint()
      const routingKey = `upserted.${world.chain.config.id}.${contract}.1`
      return { routingKey, schema: 'mints.upserted', data: { contract, tokenIds } }
    },
  )

  workerHears('33 MQ-->>SUB: consume mints.domain upserted.*', mint)

  workerFindsIntent(
    "34 SUB->>PGO: SELECT intent_id FROM tx_intents WHERE chain_id=? AND tx_hash=? AND kind='mint'",
    mint,
  )

  intentIsReady('35 SUB->>RINT: SET intent:status:intentId "ready" EX 21600', mint)

  subscriberIsTold(
    '36 SUB-->>GQL: push WS onMintStatus(intentId,{status:"ready",contract,tokenIds,txHash,chainId})',
    mint,
  )

  lateSubscriber(
    {
      subscribes: '38 FE->>GQL: subscription onMintStatus(intentId)',
      hears: '39 GQL-->>FE: realtime update',
    },
    mint,
    () => mint().steps.watch(mint().intentId),
    () => ({ contract: mint().contract, tokenIds: mint().tokenIds }),
  )

  duplicateIsAcknowledged('32 CAT-->>MQ: ack', mint, async () => [
    await nfts(),
    await rows('SELECT token_id, quantity FROM token_balances WHERE contract = $1 ORDER BY 1'),
  ])

  let other: string
  eventIsRetried(
    '37 SUB-->>SUB: retry later',
    mint,
    async () => {
      const { world, steps, standard, contract } = mint()
      const prepare = () =>
        standard === 'ERC721' ? steps.prepare721(contract, 1) : steps.prepare1155(contract, ['1'])
      const [hidden, seen] = [await prepare(), await prepare()]
      other = seen.intentId
      const send = async () => {
        const { transactionHash } = await world.chain.send(hidden.txRequest)
        await world.chain.send(seen.txRequest)
        return transactionHash
      }
      return { intentId: hidden.intentId, send }
    },
    // Nobody else is held up.
    () => expect.poll(() => mint().steps.status(other), patience).toBe('READY'),
  )
}
