import type { Arrow } from '../wire/tape.ts'
import { commonArrows } from './common-arrows.ts'
import type { KnownLater } from './known-later.ts'

/**
 * The arrows of sequence 3, "Create a collection", by their numbers, as they are said on the wire. Not here: 1, 24 and
 * 25, which are said to nobody's face, 11 to 13, which others cause as well, and what only some runs have.
 */
export function createCollectionArrows(
  chainNumeric: number,
  intentId: string,
  known: KnownLater,
): Record<number, Arrow> {
  const common = commonArrows(intentId, known)
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
    14: common.intentStored,
    15: { from: 'orchestrator', to: 'gateway', what: 'CollectionService/Prepare answers' },
    16: common.pendingCached,
    17: common.walletAsked,
    18: common.broadcast,
    19: common.hashTold,
    20: { from: 'studio', to: 'gateway', what: 'trackCollectionTx' },
    21: { from: 'gateway', to: 'orchestrator', what: 'CollectionService/TrackTx' },
    22: common.hashStored,
    23: common.pendingCached,
    26: common.logsRead,
    27: common.rawStored,
    28: common.checkpointMoved,
    29: {
      ...{ from: 'indexer', to: 'rabbitmq' },
      what: `publish collections.events created.eip155-${chainNumeric}`,
    },
    30: {
      ...{ from: 'rabbitmq', to: 'catalog' },
      what: `deliver collections.events created.eip155-${chainNumeric}`,
    },
    31: common.eventTaken,
    32: { from: 'catalog', to: 'catalog_db', what: /^INSERT INTO collections .* ON CONFLICT .* DO UPDATE/ },
    33: { from: 'catalog', to: 'rabbitmq', what: /^publish collections\.domain upserted\./ },
    35: { from: 'rabbitmq', to: 'subs-worker', what: /^deliver collections\.domain upserted\./ },
    36: common.intentFound,
    37: common.readyCached,
    38: common.readyTold,
  }
}
