import type { Arrow } from '../wire/tape.ts'
import { commonArrows } from './common-arrows.ts'
import { mentions, type KnownLater } from './known-later.ts'

/**
 * The arrows of sequence 4, "Mint", by their numbers, as they are said on the wire. Not here: 1 and 19 to 21, which are
 * said to nobody's face, 5 to 7, which others cause as well, and what only some runs have.
 */
export function mintArrows(
  standard: 'ERC721' | 'ERC1155',
  about: { chainNumeric: number; contract: string; intentId: string; known: KnownLater },
): Record<number, Arrow> {
  const { chainNumeric, contract, intentId, known } = about
  const common = commonArrows(intentId, known)
  const prepare = standard === 'ERC721' ? 'prepareMint721' : 'prepareMint1155'
  /** `tokenURI(uint256)` or `uri(uint256)`. */
  const uriSelector = standard === 'ERC721' ? '0xc87b56dd' : '0x0e89341c'
  return {
    2: { from: 'studio', to: 'gateway', what: prepare },
    3: { from: 'gateway', to: 'orchestrator', what: 'MintService/PrepareMint' },
    4: { from: 'orchestrator', to: 'chain-registry', what: 'ChainRegistryService/GetContracts' },
    4.5: { from: 'orchestrator', to: 'chain-registry', what: 'ChainRegistryService/GetPolicy' },
    8: common.intentStored,
    9: common.pendingCached,
    10: { from: 'orchestrator', to: 'gateway', what: 'MintService/PrepareMint answers' },
    11: { from: 'gateway', to: 'studio', what: `answers ${prepare}` },
    12: common.walletAsked,
    13: common.broadcast,
    14: common.hashTold,
    15: { from: 'studio', to: 'gateway', what: 'trackMintTx' },
    16: { from: 'gateway', to: 'orchestrator', what: 'MintService/TrackMintTx' },
    17: common.hashStored,
    18: common.pendingCached,
    22: common.logsRead,
    23: common.rawStored,
    24: common.checkpointMoved,
    25: { from: 'indexer', to: 'rabbitmq', what: `publish mints.events minted.eip155-${chainNumeric}` },
    26: { from: 'rabbitmq', to: 'catalog', what: `deliver mints.events minted.eip155-${chainNumeric}` },
    27: common.eventTaken,
    28: {
      ...{ from: 'services', to: 'chain', what: 'eth_call' },
      where: (params) => mentions(params, contract) && mentions(params, uriSelector),
    },
    29: { from: 'catalog', to: 'mongodb', what: 'update metadata.docs' },
    // `nfts` is a view over this table.
    30: { from: 'catalog', to: 'catalog_db', what: /^INSERT INTO tokens .* ON CONFLICT .* DO UPDATE/ },
    31: { from: 'catalog', to: 'rabbitmq', what: /^publish mints\.domain upserted\./ },
    33: { from: 'rabbitmq', to: 'subs-worker', what: /^deliver mints\.domain upserted\./ },
    34: common.intentFound,
    35: common.readyCached,
    36: common.readyTold,
  }
}
