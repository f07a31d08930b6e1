import { Button } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { EditView } from '../../../../contract/edits.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useCollection, useNearDuplicates } from '../item-queries.ts'
import styles from './Problems.module.css'

/** Pictures that look alike, side by side, to keep or to take out. */
export function NearDuplicates(props: {
  projectId: string
  onEdit: (edit: EditView) => void
  onShow: (itemId: string) => void
}) {
  const { t } = useTranslation()
  const { projectId, onEdit, onShow } = props
  const { data: groups } = useNearDuplicates(projectId)
  const published = useCollection(projectId).data?.published !== false
  // Groups a person looked at and keeps; a group that grew is another.
  const [kept, setKept] = useLocalStorage<string[]>({ key: `intaglio.alike.${projectId}`, defaultValue: [] })
  const keyOf = (itemIds: string[]): string => itemIds.join()
  const open = groups?.filter(({ items }) => !kept.includes(keyOf(items.map(({ itemId }) => itemId))))
  if (!open) return <EmptyState title={t('problems.comparing')} art={false} />
  if (open.length === 0)
    return <EmptyState title={t('problems.noneAlike')} text={t('problems.noneAlikeText')} />
  return (
    <ul className={styles['alike']} aria-label={t('problems.alike')}>
      {open.map(({ items }) => {
        const key = keyOf(items.map(({ itemId }) => itemId))
        return (
          <li key={key} className={styles['pair']}>
            {items.map((item) => (
              <figure key={item.itemId} className={styles['twin']}>
                <button
                  type="button"
                  className={styles['picture']}
                  aria-label={t('items.open', { name: item.name })}
                  onClick={() => onShow(item.itemId)}
                >
                  <img src={item.thumbnailUrl} alt="" draggable={false} />
                </button>
                <figcaption>
                  <span className={styles['twinName']}>{item.name}</span>
                  <span
                    className={styles['reason']}
                  >{`#${item.position} · ${item.width} × ${item.height}`}</span>
                </figcaption>
                <Button
                  variant="default"
                  size="compact-xs"
                  disabled={published}
                  aria-label={t('problems.takeOutNamed', { name: item.name })}
                  onClick={() => onEdit({ kind: 'remove', items: [item.itemId] })}
                >
                  {t('problems.takeOut')}
                </Button>
              </figure>
            ))}
            <Button variant="subtle" size="compact-xs" onClick={() => setKept((now) => [...now, key])}>
              {t('problems.keepAll', { count: items.length })}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
