import { randomUUID } from 'node:crypto'
import { IntaglioError, say } from '@intaglio/shared'
import { isProven } from '../storage/proofs.ts'
import type { Chains } from '../queue/chains.ts'
import type { MintPayload } from '../queue/payload.ts'
import type { JobRow } from '../store/jobs.ts'
import { workspaceId } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import type { Wallet } from '../wallet/port.ts'
import { planPublish } from './plan.ts'

/**
 * Writes the jobs that publish a project: the collection's, then one a batch. Their intent ids are made here, before
 * anything else happens. A project that has jobs keeps them.
 * @throws IntaglioError `NO_ITEMS`, `NO_ADDRESSES`, `NOT_PINNED`
 */
export async function planJobs(
  context: { store: Store; chains: Chains; wallet: Wallet; backend: Pick<Backend, 'lastWorkspace'> },
  projectId: string,
): Promise<JobRow[]> {
  const { store } = context
  const existing = store.jobs.list(projectId)
  if (existing.length > 0) return existing
  const project = store.projects.get(projectId)
  const { plan, account, payload } = await planPublish(context, project)
  if (!isProven(store, project, workspaceId(context.backend.lastWorkspace))) {
    throw new IntaglioError(say`The files are not on IPFS yet.`, {
      code: 'NOT_PINNED',
      why: say`Tokens would point at nothing.`,
      next: say`Pin the project first.`,
    })
  }
  return store.transaction(() => {
    // Someone else in this process may have planned meanwhile, or changed the items.
    const meanwhile = store.jobs.list(projectId)
    if (meanwhile.length > 0) return meanwhile
    if (store.projects.get(projectId).metadataRoot !== project.metadataRoot) {
      throw new IntaglioError(say`The items changed while publishing was planned.`, {
        code: 'PROJECT_CHANGED',
        next: say`Compute the addresses and pin again.`,
      })
    }
    const common = { projectId, chainId: account.chainId, account: account.address }
    store.jobs.add({
      ...common,
      jobId: randomUUID(),
      intentId: randomUUID(),
      kind: 'collection',
      quantity: 0,
      firstPosition: null,
      payload: JSON.stringify(payload),
    })
    for (const { firstPosition, quantity } of plan.batches) {
      const mint: MintPayload = {
        kind: 'mint',
        standard: project.standard,
        to: account.address,
        firstPosition,
        quantity,
        amounts:
          project.standard === 'erc1155' ? store.items.editions(projectId, firstPosition, quantity) : [],
      }
      store.jobs.add({
        ...common,
        jobId: randomUUID(),
        intentId: randomUUID(),
        kind: 'mint',
        quantity,
        firstPosition,
        payload: JSON.stringify(mint),
      })
    }
    return store.jobs.list(projectId)
  })
}
