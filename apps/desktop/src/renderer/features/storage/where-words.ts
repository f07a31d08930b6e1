import type { TFunction } from 'i18next'
import type { StatusView, TaskView } from '../../../contract/models.ts'
import type { PlaceView, StorageProofView, StoredCollectionView } from '../../../contract/storage.ts'
import { wordsOf } from '../../app/i18n/words-of.ts'
import { formatBytes } from '../../ui/format.ts'
import { howFar } from '../../ui/task-words.ts'

/** How a collection stands with a place. */
export type Standing =
  | { is: 'running'; task: TaskView }
  | { is: 'paused'; task: TaskView }
  | { is: 'proven'; proof: StorageProofView }
  | { is: 'begun'; begun: StoredCollectionView['unfinished'][number] }
  | { is: 'stale'; proof: StorageProofView }
  | { is: 'never' }

export function standingAt(
  placeId: string,
  collection: Pick<StoredCollectionView, 'projectId' | 'proofs' | 'unfinished'>,
  { tasks, pausedTasks }: Pick<StatusView, 'tasks' | 'pausedTasks'>,
): Standing {
  const isHere = (task: TaskView): boolean =>
    task.projectId === collection.projectId && task.placeId === placeId
  const running = tasks.find(isHere)
  if (running) return { is: 'running', task: running }
  const paused = pausedTasks.find(isHere)
  if (paused) return { is: 'paused', task: paused }
  const proofs = collection.proofs.filter((proof) => proof.placeId === placeId)
  const current = proofs.find(({ isCurrent }) => isCurrent)
  if (current) return { is: 'proven', proof: current }
  const begun = collection.unfinished.find((each) => each.placeId === placeId)
  if (begun) return { is: 'begun', begun }
  const stale = proofs.at(-1)
  return stale ? { is: 'stale', proof: stale } : { is: 'never' }
}

/** What a standing is called; further lines say more where there is more. */
export function standingWords(
  standing: Exclude<Standing, { is: 'running' }>,
  t: TFunction,
  language: string,
): { state: string; more?: string[] } {
  switch (standing.is) {
    case 'proven': {
      const { blocks, readFrom, isIndependent, notThrough } = standing.proof
      const readWhere = t(isIndependent ? 'storage.provenWhen' : 'storage.provenSameDoor', {
        from: wordsOf(readFrom),
      })
      const whyNot = notThrough.map(({ place, why }) =>
        t(`storage.notThrough.${why}`, { place: wordsOf(place) }),
      )
      return {
        state: t('storage.proven', { blocks: t('storage.blocks', { count: blocks }) }),
        more: [readWhere, ...whyNot],
      }
    }
    case 'paused': {
      const { task } = standing
      const doing = t(task.stage === 'verify' ? 'storage.checking' : 'storage.sending')
      return { state: t('storage.paused'), more: [`${doing}: ${howFar(task, t, language) ?? ''}`] }
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

/** What a person calls a place. */
export function placeName({ kind, label }: PlaceView, t: TFunction): string {
  return kind === 'workspace' ? t('nav.workspace') : label
}
