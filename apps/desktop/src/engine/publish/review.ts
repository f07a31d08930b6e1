import { keptAddresses } from '../ipfs/compute-addresses.ts'
import { isProven } from '../storage/proofs.ts'
import { workspaceId } from '../store/storage.ts'
import type { Store } from '../store/store.ts'
import type { Backend } from '../sync/backend.ts'
import type { AddressReport, PublishPlan, Standard } from '../model.ts'
import { createGas, cutBatches, usualBlockGas } from './gas-model.ts'

/** What publishing will write and do, as far as this computer knows: all but what a network must say. */
export interface PublishReview {
  name: string
  symbol: string
  description: string
  standard: Standard
  royaltyBps: number
  items: number
  /** Undefined where they are not computed, or the items changed since. */
  addresses: AddressReport | undefined
  /** What tokens' addresses begin with, and where the collection's own words are. */
  baseUri: string | undefined
  contractUri: string | undefined
  /** Whether the workspace is proven to have every file. */
  isStored: boolean
  /** By the model that plans; the estimate at the time of signing is exact. */
  createGas: string
  batches: PublishPlan['batches']
  totalGas: string
}

/** Needs no network, and asks nobody. */
export function reviewPublish(
  { store, dataDir, backend }: { store: Store; dataDir: string; backend: Pick<Backend, 'lastWorkspace'> },
  projectId: string,
): PublishReview {
  const project = store.projects.get(projectId)
  const { name, symbol, description, standard, royaltyBps, itemCount } = project
  const addresses = keptAddresses(dataDir, project)
  const batches = cutBatches(standard, itemCount, usualBlockGas)
  const total = batches.reduce((sum, { gas }) => sum + Number(gas), createGas)
  return {
    ...{ name, symbol, description, standard, royaltyBps, items: itemCount, addresses, batches },
    baseUri: addresses && `ipfs://${addresses.metadataRoot}/`,
    contractUri: addresses && `ipfs://${addresses.contractMetadataCid}`,
    isStored: isProven(store, project, workspaceId(backend.lastWorkspace)),
    createGas: String(createGas),
    totalGas: String(total),
  }
}
