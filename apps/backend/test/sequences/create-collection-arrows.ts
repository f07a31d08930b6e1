import type { Arrow } from '../wire/tape.ts'
import { mentions, type KnownLater } from './known-later.ts'

/**
 * The arrows of sequence 3, "Create a collection", by their numbers, as they are said on the wire. Not here: 1, 24 and
 * 25, which are said to nobody's face, 11 to 13, which others cause as well, and what only some runs have.
 */
export function createCollectionArrows(
  chainNumeric: number,
  intentId: string,
  known: KnownLater,
): Record<number, Arrow> {
  const status = (value: string) => `SET intent:status:${intentId} ${value} EX 21600`
  return {
    2: { from: 'studio', to: 'gateway', what: 'uploadMedia' },
    3: { from: 'gateway', to: 'media', what: 'MediaService/Upload' },
    4: { from: 'media', to: 'ipfs', what: 'POST /api/v0/add' },
    4.5: { from: 'media', to: 's3', what: /^PUT \S+\/assets\// },
    5: { from: 'media', to: 'mongodb', what: 'insert media.assets' },
    6: { from: 'media', to: 'gateway', what: 'MediaService/Upload answers' },
    7: { from: 'gateway', to: 'studio', what: 'answers uploadMedia' },
    8: { from: 'studio', to: 'gateway', what: 'prepareCreateCollection' },
    9: { from: 'gateway', to: 'orchestrator', what: 'CollectionService/Prepare' },
    10: { from: 'orchestrator', to: 'chain-registry', what: 'ChainRegistryService/GetContracts' },
    14: { from: 'orchestrator', to: 'orchestrator_db', what: /^INSERT INTO tx_intents/ },
    15: { from: 'orchestrator', to: 'gateway', what: 'CollectionService/Prepare answers' },
    16: { from: 'orchestrator', to: 'redis', what: status('pending') },
    17: { from: 'studio', to: 'wallet', what: 'eth_sendTransaction' },
    18: { from: 'wallet', to: 'chain', what: 'eth_sendRawTransaction' },
    19: { from: 'chain', to: 'wallet', what: 'answers eth_sendRawTransaction' },
    20: { from: 'studio', to: 'gateway', what: 'trackCollectionTx' },
    21: { from: 'gateway', to: 'orchestrator', what: 'CollectionService/TrackTx' },
    22: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^UPDATE tx_intents SET tx_hash = \$2, status = 'pending'/,
    },
    23: { from: 'orchestrator', to: 'redis', what: status('pending') },
    26: {
      ...{ from: 'chain', to: 'services', what: 'answers eth_getLogs' },
      where: (logs) => mentions(logs, known.txHash),
    },
    27: {
      ...{ from: 'indexer', to: 'mongodb', what: 'insert events.raw' },
      where: (documents) => mentions(documents, known.txHash),
    },
    28: {
      ...{ from: 'indexer', to: 'indexer_db', what: /^UPDATE indexer_checkpoints SET last_block/ },
      where: (params) => Number((params as string[])[1]) >= known.block,
    },
    29: {
      ...{ from: 'indexer', to: 'rabbitmq' },
      what: `publish collections.events created.eip155-${chainNumeric}`,
    },
    30: {
      ...{ from: 'rabbitmq', to: 'catalog' },
      what: `deliver collections.events created.eip155-${chainNumeric}`,
    },
    31: {
      ...{ from: 'catalog', to: 'catalog_db' },
      what: /^INSERT INTO processed_events .* ON CONFLICT DO NOTHING/,
    },
    32: { from: 'catalog', to: 'catalog_db', what: /^INSERT INTO collections .* ON CONFLICT .* DO UPDATE/ },
    33: { from: 'catalog', to: 'rabbitmq', what: /^publish collections\.domain upserted\./ },
    35: { from: 'rabbitmq', to: 'subs-worker', what: /^deliver collections\.domain upserted\./ },
    // The worker asks the orchestrator (IntentService/FindIntent), since no service reads another's database.
    36: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^SELECT .* FROM tx_intents WHERE chain_id = \$1 AND tx_hash = \$2 AND kind = \$3/,
    },
    37: { from: 'subs-worker', to: 'redis', what: status('ready') },
    38: { from: 'subs-worker', to: 'redis', what: new RegExp(`^PUBLISH intent:changed:${intentId} `) },
  }
}
