import type { Text } from '@intaglio/shared'
import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../../app/i18n/words-of.ts'
import type { EditView } from '../../../../contract/edits.ts'
import type { ProblemView } from '../../../../contract/items.ts'
import { useProblems } from '../../../app/queries.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Screen } from '../../../ui/Screen.tsx'
import { useCollection, useEdit, useItemIds } from '../item-queries.ts'
import { NearDuplicates } from './NearDuplicates.tsx'
import { isKnown, problemWords } from './problem-words.ts'
import styles from './Problems.module.css'

const icons = { error: IconAlertCircle, warning: IconAlertTriangle, note: IconInfoCircle }
const order = ['error', 'warning', 'note'] as const
/** Of each kind; more of one are mended together, not read one by one. */
const SHOWN = 50

/** Everything that wants a look, kind by kind, with what mends it. */
export function ProblemsScreen({
  projectId,
  onShow,
}: {
  projectId: string
  /** Of what concerns the collection without an item. */
  onShow: (itemId?: string) => void
}) {
  const { t, i18n } = useTranslation()
  const [part, setPart] = useState<'list' | 'alike'>('list')
  const { data: problems } = useProblems(projectId)
  const edit = useEdit(projectId)
  return (
    <Screen
      title={t('nav.problems')}
      aside={problems && problems.length > 0 ? problems.length.toLocaleString(i18n.language) : undefined}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('nav.problems')}
          value={part}
          onChange={(value) => setPart(value === 'alike' ? 'alike' : 'list')}
          data={[
            { value: 'list', label: t('problems.list') },
            { value: 'alike', label: t('problems.alike') },
          ]}
        />
      }
    >
      <ErrorNote error={edit.error} onDismiss={edit.reset} />
      {part === 'alike' ? (
        <NearDuplicates projectId={projectId} onEdit={edit.mutate} onShow={onShow} />
      ) : (
        <ProblemList projectId={projectId} problems={problems} onEdit={edit.mutate} onShow={onShow} />
      )}
    </Screen>
  )
}

/** Of one severity and kind, errors first. */
function groupsOf(problems: readonly ProblemView[]): { first: ProblemView; found: ProblemView[] }[] {
  const groups = new Map<string, { first: ProblemView; found: ProblemView[] }>()
  for (const problem of problems) {
    const key = `${order.indexOf(problem.severity)} ${problem.code}`
    const known = groups.get(key) ?? { first: problem, found: [] }
    known.found.push(problem)
    groups.set(key, known)
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group)
}

/** Where in what an item says it is; of the collection its kind tells. */
function placeIn({ code, itemId, field, reason }: ProblemView): Text {
  if (!isKnown(code)) return reason
  return itemId === undefined ? '' : (field ?? '')
}

function ProblemList(props: {
  projectId: string
  problems: ProblemView[] | undefined
  onEdit: (edit: EditView) => void
  /** Of what concerns the collection without an item. */
  onShow: (itemId?: string) => void
}) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const { projectId, problems, onEdit, onShow } = props
  const collection = useCollection(projectId).data
  const { data: items } = useItemIds(projectId, {})
  const removed = new Map(collection?.removed.map(({ file, itemId }) => [file, itemId]))
  if (problems?.length === 0)
    return <EmptyState title={t('items.noProblems')} text={t('items.noProblemsText')} />

  const groups = groupsOf(problems ?? [])
  /** What mends these, all of one kind. */
  const mendOf = (found: readonly ProblemView[]): EditView | undefined => {
    const [first] = found
    if (collection?.published !== false || !first) return undefined
    const itemIds = [...new Set(found.flatMap(({ itemId }) => itemId ?? []))]
    const [firstItem] = items ?? []
    if (first.code === 'NO_LOGO')
      return firstItem === undefined ? undefined : { kind: 'logo', item: firstItem }
    if (first.mend && itemIds.length > 0) return { kind: 'mend', items: itemIds, problem: first.mend }
    const back = found.flatMap(({ code, file }) =>
      code === 'REMOVED' && file ? (removed.get(file) ?? []) : [],
    )
    return back.length > 0 ? { kind: 'bringBack', items: back } : undefined
  }
  const mendWords = ({ mend, code }: ProblemView): string =>
    mend ? t(`mend.${mend}`) : t(code === 'REMOVED' || code === 'NO_LOGO' ? `mend.${code}` : 'mend.other')

  return (
    <ul className={styles['groups']} aria-label={t('nav.problems')}>
      {groups.map(({ first, found }) => {
        const Icon = icons[first.severity]
        const all = mendOf(found)
        return (
          <li key={first.severity + first.code} className={styles['group']}>
            <div className={styles['head']} data-severity={first.severity}>
              <Icon size={16} aria-label={t(`problems.severity.${first.severity}`)} />
              <h2 className={styles['title']}>{problemWords(t, { ...first, field: '' })}</h2>
              <span className={styles['count']}>{found.length.toLocaleString(i18n.language)}</span>
              {all && found.length > 1 && (
                <Button variant="default" size="compact-xs" onClick={() => onEdit(all)}>
                  {t('mend.all', { what: mendWords(first), count: found.length })}
                </Button>
              )}
            </div>
            <ul className={styles['rows']}>
              {found.slice(0, SHOWN).map((problem, index) => {
                const mend = mendOf([problem])
                const { itemId } = problem
                return (
                  <li key={index} className={styles['row']}>
                    {problem.file !== undefined && itemId === undefined ? (
                      <span className={styles['file']}>{problem.file}</span>
                    ) : (
                      <button type="button" className={styles['link']} onClick={() => onShow(itemId)}>
                        {itemId === undefined
                          ? t('items.collection')
                          : `#${problem.position} ${problem.name ?? ''}`}
                      </button>
                    )}
                    <span className={styles['reason']}>{words(placeIn(problem))}</span>
                    {mend && (
                      <Button variant="subtle" size="compact-xs" onClick={() => onEdit(mend)}>
                        {mendWords(problem)}
                      </Button>
                    )}
                  </li>
                )
              })}
              {found.length > SHOWN && (
                <li className={styles['more']}>{t('problems.more', { count: found.length - SHOWN })}</li>
              )}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
