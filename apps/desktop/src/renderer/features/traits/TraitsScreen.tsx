import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRarity } from '../../app/generation-queries.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { ToItems } from '../items/ToItems.tsx'
import { RankTable } from './RankTable.tsx'
import { TraitTable } from './TraitTable.tsx'
import styles from './TraitsScreen.module.css'

/** How rare every trait is, and every item with it. */
export function TraitsScreen({ projectId }: { projectId: string }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed.trim().toLocaleLowerCase())
  const { data: rarity, error } = useRarity(projectId)
  // The number of traits is a trait to the method; alone it tells nothing.
  const empty = rarity?.traits.every(({ trait }) => trait === rarity.traitCountName)
  return (
    <Screen
      title={t('traits.title')}
      {...(rarity && !empty && { aside: t('projects.items', { count: rarity.tokens.length }) })}
      {...(rarity &&
        !empty && {
          actions: <SearchField width={260} label={t('traits.search')} value={typed} onChange={setTyped} />,
        })}
    >
      <ErrorNote error={error} />
      {empty === true && (
        <EmptyState
          title={t('traits.empty')}
          text={t('traits.emptyText')}
          actions={<ToItems projectId={projectId} />}
        />
      )}
      {rarity && !empty && (
        <div className={styles['split']}>
          <TraitTable rarity={rarity} wanted={wanted.startsWith('#') ? '' : wanted} />
          <RankTable projectId={projectId} rarity={rarity} wanted={wanted} />
        </div>
      )}
    </Screen>
  )
}
