import type { Hex } from 'viem'
import type { Kit } from '../../kit/service.ts'
import type { Chains } from './chain.ts'
import type { Intents } from './intents.ts'
import type { IntentStore } from './store/intents.ts'

/** How long a transaction is left alone before its receipt is asked for, in seconds. */
const patience = 10

/**
 * One round of tidying: intents past their deadline expire, and those whose transaction reverted fail. Success is
 * never read from a receipt: an intent is ready when the catalog says so.
 */
export async function sweepIntents(
  kit: Pick<Kit, 'log'>,
  store: IntentStore,
  intents: Intents,
  chains: Chains,
): Promise<void> {
  for (const intent of await store.expire()) await intents.announce(intent)
  for (const intent of await store.takePending(patience, 50)) {
    if ((await chains.receiptStatus(intent.chainId, intent.txHash as Hex)) !== 'reverted') continue
    const failed = await store.fail(
      intent.intentId,
      intent.txHash,
      `The transaction ${intent.txHash} was reverted.`,
    )
    if (failed) await intents.announce(failed)
    kit.log.info(
      { intentId: intent.intentId, txHash: intent.txHash },
      'the transaction of an intent was reverted',
    )
  }
}
