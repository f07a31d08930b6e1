import { IntaglioError, say } from '@intaglio/shared'
import { projectFolder } from '../../media/project-folder.ts'
import type { JobRow } from '../../store/jobs.ts'
import {
  prepareCollectionMutation,
  prepareMint1155Mutation,
  prepareMint721Mutation,
  type TxRequestFields,
} from '../../sync/operations.ts'
import { uploadMedia } from '../../sync/upload-media.ts'
import { payloadOf, type CollectionPayload, type MintPayload } from '../payload.ts'
import type { Step, StepContext } from '../step.ts'

/** planned to prepared: the backend turns the plan into a transaction. Asking again gives the same answer. */
export const prepare: Step = async (job, context) => {
  const payload = payloadOf(job)
  const { txRequest, contract } = await (payload.kind === 'collection'
    ? prepareCollection(job, payload, context)
    : prepareMint(job, payload, context))
  context.transitions.move(job, 'prepared', { txRequest: JSON.stringify(txRequest), contract })
}

interface Prepared {
  txRequest: TxRequestFields
  contract: string
}

async function prepareCollection(
  job: JobRow,
  { kind: _, standard, pictures, ...words }: CollectionPayload,
  context: StepContext,
): Promise<Prepared> {
  const { intentId, chainId } = job
  const media = await uploadPictures(job, pictures, context)
  const name = standard === 'erc721' ? 'ERC721' : 'ERC1155'
  const { prepareCreateCollection: prepared } = await context.backend.request(prepareCollectionMutation, {
    input: { intentId, chainId, standard: name, ...words, ...media },
  })
  return { txRequest: prepared.txRequest, contract: prepared.previewAddress.toLowerCase() }
}

/** For the catalog's pages; what the chain points to is in the CAR already. */
async function uploadPictures(
  job: JobRow,
  pictures: CollectionPayload['pictures'],
  { store, dataDir, backend }: StepContext,
): Promise<{ logoCid: string | null; bannerCid: string | null }> {
  const place = projectFolder(dataDir, job.projectId)
  const files = pictures.flatMap(({ kind, sha256 }) => {
    const file = store.files.get(job.projectId, sha256)
    if (!file) return []
    const name = `${kind.toLowerCase()}.${file.extension}`
    return [{ kind, name, mime: file.mime, path: place.published(file) }]
  })
  if (files.length === 0) return { logoCid: null, bannerCid: null }
  return backend.withToken((token) => uploadMedia(backend.workspace.graphqlUrl, files, token))
}

async function prepareMint(
  job: JobRow,
  payload: MintPayload,
  { store, backend }: StepContext,
): Promise<Prepared> {
  const { contract } = store.projects.get(job.projectId)
  if (!contract)
    throw new IntaglioError(say`The collection is not on chain yet.`, {
      code: 'NO_COLLECTION',
      retryable: true,
    })
  const input = { intentId: job.intentId, chainId: job.chainId, contract, to: payload.to }
  if (payload.standard === 'erc721') {
    const answer = await backend.request(prepareMint721Mutation, {
      input: { ...input, quantity: payload.quantity },
    })
    return { txRequest: answer.prepareMint721.txRequest, contract }
  }
  const answer = await backend.request(prepareMint1155Mutation, {
    input: { ...input, amounts: payload.amounts },
  })
  return { txRequest: answer.prepareMint1155.txRequest, contract }
}
