import { IntaglioError, say } from '@intaglio/shared'
import type { Address, Hex } from 'viem'
import { nodeUnavailable, type Nodes } from '../../kit/evm/nodes.ts'
import { cloneCode } from './calldata.ts'

export type Chains = ReturnType<typeof createChains>

/** What the orchestrator asks the chain itself. */
export function createChains(nodes: Nodes) {
  /** A clone cannot change, so it is looked at once. */
  const seen = new Set<string>()

  return {
    /**
     * Checks that a contract is a collection of this factory's kind: a clone of `implementation`.
     * @throws IntaglioError `CONTRACT_UNKNOWN`, UnavailableError when no node answers
     */
    async assertCollection(chainId: string, contract: Address, implementation: Address): Promise<void> {
      const key = `${chainId}:${contract}:${implementation}`
      if (seen.has(key)) return
      const node = await nodes.client(chainId)
      const code = await node.getCode({ address: contract }).catch((cause: unknown) => {
        throw nodeUnavailable(chainId, cause)
      })
      if (code?.toLowerCase() !== cloneCode(implementation)) {
        throw new IntaglioError(say`There is no collection of this standard at ${{ contract }}.`, {
          code: 'CONTRACT_UNKNOWN',
          why:
            code === undefined
              ? say`Nothing is deployed there yet.`
              : say`Another contract is deployed there.`,
          next: say`Create the collection first, and mint after it is ready.`,
          details: { field: 'contract', contract, chainId },
        })
      }
      seen.add(key)
    },

    /** @returns undefined while the transaction is in no block, or no node answers */
    async receiptStatus(chainId: string, txHash: Hex): Promise<'success' | 'reverted' | undefined> {
      const node = await nodes.client(chainId)
      return node.getTransactionReceipt({ hash: txHash }).then(
        (receipt) => receipt.status,
        () => undefined,
      )
    },
  }
}
