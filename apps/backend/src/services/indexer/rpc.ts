import type { IndexerServiceImplementation } from '@intaglio/proto/indexer'
import { parseChainId } from '@intaglio/shared'
import type { FollowerState } from './follower.ts'
import type { CheckpointStore } from './store/checkpoints.ts'

export function indexerRpc(
  checkpoints: CheckpointStore,
  stateOf: (chainId: string) => FollowerState | undefined,
): IndexerServiceImplementation {
  return {
    async getCheckpoint(request) {
      const { chainId } = parseChainId(request.chainId)
      const checkpoint = await checkpoints.get(chainId)
      const state = stateOf(chainId)
      return {
        chainId,
        lastBlock: checkpoint?.lastBlock ?? 0,
        lastBlockHash: checkpoint?.lastBlockHash ?? '',
        updatedAt: checkpoint?.updatedAt.toISOString() ?? '',
        headBlock: state?.headBlock ?? 0,
        haltedReason: state
          ? state.haltedReason
          : 'This chain is not followed: it is unknown or switched off.',
      }
    },
  }
}
