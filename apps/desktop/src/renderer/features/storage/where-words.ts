import type { TFunction } from 'i18next'
import type { TaskView } from '../../../contract/models.ts'
import type { StorageProofView, StoredCollectionView } from '../../../contract/storage.ts'
import { formatBytes } from '../../ui/format.ts'

/** How a collection stands with a place. */
export type Standing =
  | { is: 'running'; task: TaskView }
  | { is: 'proven'; proof: StorageProofView }
  | { is: 'begun'; begun: StoredCollectionView['unfinished'][number] }
  | { is: 'stale'; proof: StorageProofView }
  | { is: 'never' }

export function standingAt(
  placeId: string,
  collection: Pick<StoredCollectionView, 'projectId' | 'proofs' | 'unfinished'>,
  tasks: readonly TaskView[],
): Standing {
  const task = tasks.find((each) => each.projectId === collection.projectId && each.placeId === placeId)
  if (task) return { is: 'running', task }
  const proofs = collection.proofs.filter((proof) => proof.placeId === placeId)
  const current = proofs.find(({ isCurrent }) => isCurrent)
  if (current) return { is: 'proven', proof: current }
  const begun = collection.unfinished.find((each) => each.placeId === placeId)
  if (begun) return { is: 'begun', begun }
  const stale = proofs.at(-1)
  return stale ? { is: 'stale', proof: stale } : { is: 'never' }
}

/** What a standing is called; the second line says more where there is more. */
export function standingWords(
  standing: Exclude<Standing, { is: 'running' }>,
  t: TFunction,
  language: string,
): { state: string; more?: string } {
  switch (standing.is) {
    case 'proven': {
      const { blocks, readFrom, isIndependent } = standing.proof
      return {
        state: t('storage.proven', { blocks: t('storage.blocks', { count: blocks }) }),
        more: t(isIndependent ? 'storage.provenWhen' : 'storage.provenSameDoor', { from: readFrom }),
      }
    }
    case 'begun': {
      const { done, total, unit } = standing.begun
      const words = (amount: number): string =>
        unit === 'bytes' ? formatBytes(amount, language) : t('storage.blocks', { count: amount })
      return { state: t('storage.begun', { done: words(done), total: words(total) }) }
    }
    default:
      return { state: t(`storage.${standing.is}`) }
  }
}

/** At how many places the collection as it is now is proven to be. */
export function placesWith({ proofs }: Pick<StoredCollectionView, 'proofs'>): number {
  return new Set(proofs.filter(({ isCurrent }) => isCurrent).map(({ placeId }) => placeId)).size
}
