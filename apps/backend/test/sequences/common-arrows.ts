import type { Arrow } from '../wire/tape.ts'
import { mentions, type KnownLater } from './known-later.ts'

/** Arrows that sequences 3 and 4 both have, under different numbers, as they are said on the wire. */
export function commonArrows(intentId: string, known: KnownLater) {
  const status = (value: string) => `SET intent:status:${intentId} ${value} EX 21600`
  return {
    intentStored: { from: 'orchestrator', to: 'orchestrator_db', what: /^INSERT INTO tx_intents/ },
    pendingCached: { from: 'orchestrator', to: 'redis', what: status('pending') },
    walletAsked: { from: 'studio', to: 'wallet', what: 'eth_sendTransaction' },
    broadcast: { from: 'wallet', to: 'chain', what: 'eth_sendRawTransaction' },
    hashTold: { from: 'chain', to: 'wallet', what: 'answers eth_sendRawTransaction' },
    hashStored: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^UPDATE tx_intents SET tx_hash = \$2, status = 'pending'/,
    },
    logsRead: {
      ...{ from: 'chain', to: 'services', what: 'answers eth_getLogs' },
      where: (logs) => mentions(logs, known.txHash),
    },
    rawStored: {
      ...{ from: 'indexer', to: 'mongodb', what: 'insert events.raw' },
      where: (documents) => mentions(documents, known.txHash),
    },
    checkpointMoved: {
      ...{ from: 'indexer', to: 'indexer_db', what: /^UPDATE indexer_checkpoints SET last_block/ },
      where: (params) => Number((params as string[])[1]) >= known.block,
    },
    eventTaken: {
      ...{ from: 'catalog', to: 'catalog_db' },
      what: /^INSERT INTO processed_events .* ON CONFLICT DO NOTHING/,
    },
    // The worker asks the orchestrator (IntentService/FindIntent), since no service reads another's database.
    intentFound: {
      ...{ from: 'orchestrator', to: 'orchestrator_db' },
      what: /^SELECT .* FROM tx_intents WHERE chain_id = \$1 AND tx_hash = \$2 AND kind = \$3/,
    },
    readyCached: { from: 'subs-worker', to: 'redis', what: status('ready') },
    readyTold: { from: 'subs-worker', to: 'redis', what: new RegExp(`^PUBLISH intent:changed:${intentId} `) },
  } satisfies Record<string, Arrow>
}
