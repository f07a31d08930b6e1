import type { Arrow } from '../wire/tape.ts'
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
  const status = (value: string) => `SET intent:status:${intentId} ${value} EX 21600`
  const prepare = standard === 'ERC721' ? 'prepareMint721' : 'prepareMint1155'
  /** `tokenURI(uint256)` or `uri(uint256)`. */
  const uriSelector = standard === 'ERC721' ? '0xc87b56dd' : '0x0e89341c'
  return {
    2: { from: 'studio', to: 'gateway', what: prepare },
    3: { from: 'gateway', to: 'orchestrator', what: 'MintService/PrepareMint' },
    4: { from: 'orchestrator', to: 'chain-registry', what: 'ChainRegistryService/GetContracts' },
    4.5: { from: 'orchestrator', to: 'chain-registry', what: 'ChainRegistryService/GetPolicy' },
    8: { from: 'orchestrator', to: 'orchestrator_db', what: /^INSERT INTO tx_intents/ },
    9: { from: 'orchestrator', to: 'redis', what: status('pending') },
    10: { from: 'orchestrator', to: 'gateway', what: 'MintService/PrepareMint answers' },
    11: { from: 'gateway', to: 'studio', what: `answers ${prepare}` },
    12: { from: 'studio', to: 'wallet', what: 'eth_sendTransaction' },
    13: { from: 'wallet', to: 'chain', what: 'eth_sendRawTransaction' },
    14: { from: 'chain', to: 'wallet', what: 'answers eth_sendRawTransaction' },
    15: { from: 'studio', to: 'gateway', what: 'trackMintTx' },
    16: { from: 'gateway', to: 'orchestrator', what: 'MintService/TrackMintTx' },
    17: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^UPDATE tx_intents SET tx_hash = \$2, status = 'pending'/,
    },
    18: { from: 'orchestrator', to: 'redis', what: status('pending') },
    22: {
      ...{ from: 'chain', to: 'services', what: 'answers eth_getLogs' },
      where: (logs) => mentions(logs, known.txHash),
    },
    23: {
      ...{ from: 'indexer', to: 'mongodb', what: 'insert events.raw' },
      where: (documents) => mentions(documents, known.txHash),
    },
    24: {
      ...{ from: 'indexer', to: 'indexer_db', what: /^UPDATE indexer_checkpoints SET last_block/ },
      where: (params) => Number((params as string[])[1]) >= known.block,
    },
    25: { from: 'indexer', to: 'rabbitmq', what: `publish mints.events minted.eip155-${chainNumeric}` },
    26: { from: 'rabbitmq', to: 'catalog', what: `deliver mints.events minted.eip155-${chainNumeric}` },
    27: {
      ...{ from: 'catalog', to: 'catalog_db' },
      what: /^INSERT INTO processed_events .* ON CONFLICT DO NOTHING/,
    },
    28: {
      ...{ from: 'services', to: 'chain', what: 'eth_call' },
      where: (params) => mentions(params, contract) && mentions(params, uriSelector),
    },
    29: { from: 'catalog', to: 'mongodb', what: 'update metadata.docs' },
    // `nfts` is a view over this table.
    30: { from: 'catalog', to: 'catalog_db', what: /^INSERT INTO tokens .* ON CONFLICT .* DO UPDATE/ },
    31: { from: 'catalog', to: 'rabbitmq', what: /^publish mints\.domain upserted\./ },
    33: { from: 'rabbitmq', to: 'subs-worker', what: /^deliver mints\.domain upserted\./ },
    // The worker asks the orchestrator (IntentService/FindIntent), since no service reads another's database.
    34: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^SELECT .* FROM tx_intents WHERE chain_id = \$1 AND tx_hash = \$2 AND kind = \$3/,
    },
    35: { from: 'subs-worker', to: 'redis', what: status('ready') },
    36: { from: 'subs-worker', to: 'redis', what: new RegExp(`^PUBLISH intent:changed:${intentId} `) },
  }
}
