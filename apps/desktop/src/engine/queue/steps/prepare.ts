import { IntaglioError } from '@intaglio/shared'
import {
  prepareCollectionMutation,
  prepareMint1155Mutation,
  prepareMint721Mutation,
  type TxRequestFields,
} from '../../sync/operations.ts'
import { payloadOf } from '../payload.ts'
import type { Step } from '../step.ts'

/** planned to prepared: the backend turns the plan into a transaction. Asking again gives the same answer. */
export const prepare: Step = async (job, { store, backend, transitions }) => {
  const payload = payloadOf(job)
  const { intentId, chainId } = job
  let txRequest: TxRequestFields
  let contract: string
  if (payload.kind === 'collection') {
    const { kind: _, standard, ...words } = payload
    const input = {
      intentId,
      chainId,
      standard: standard === 'erc721' ? 'ERC721' : 'ERC1155',
      ...words,
    } as const
    const { prepareCreateCollection: prepared } = await backend.request(prepareCollectionMutation, { input })
    txRequest = prepared.txRequest
    contract = prepared.previewAddress.toLowerCase()
  } else {
    const known = store.projects.get(job.projectId).contract
    if (!known)
      throw new IntaglioError('The collection is not on chain yet.', {
        code: 'NO_COLLECTION',
        retryable: true,
      })
    contract = known
    const input = { intentId, chainId, contract, to: payload.to }
    txRequest =
      payload.standard === 'erc721'
        ? (await backend.request(prepareMint721Mutation, { input: { ...input, quantity: payload.quantity } }))
            .prepareMint721.txRequest
        : (await backend.request(prepareMint1155Mutation, { input: { ...input, amounts: payload.amounts } }))
            .prepareMint1155.txRequest
  }
  transitions.move(job, 'prepared', { txRequest: JSON.stringify(txRequest), contract })
}
