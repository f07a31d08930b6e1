import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { HistoryEntryView } from '../../../contract/edits.ts'
import { useActions } from '../../app/actions/use-actions.ts'
import { studio } from '../../app/studio.ts'
import { useHistory } from './item-queries.ts'

/** What an edit did, in words: "renaming of 12 items". */
export function editWords(t: TFunction, { label, count, detail }: HistoryEntryView): string {
  return t(`edits.${label}`, { count, detail: detail ?? '' })
}

/** Undo and redo of the open project's edits; each names what it is about. Without a project neither can be done. */
export function useUndoActions(projectId: string | undefined): void {
  const { t } = useTranslation()
  const history = useHistory(projectId)
  const turn = (way: 'undo' | 'redo') => ({
    enabled: history?.[way] !== undefined,
    run: () => projectId !== undefined && studio[way]({ projectId }),
    menu: { in: 'edit' as const, group: 1 },
    label: history?.[way] ? t(`edits.${way}`, { what: editWords(t, history[way]) }) : t(`actions.${way}`),
  })
  useActions([
    { id: 'edit.undo', icon: IconArrowBackUp, shortcut: 'mod+Z', ...turn('undo') },
    { id: 'edit.redo', icon: IconArrowForwardUp, shortcut: 'mod+Shift+Z', ...turn('redo') },
  ])
}
