import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryEntryView } from '../../../contract/edits.ts'
import { useActions } from '../../app/actions/use-actions.ts'
import { studio } from '../../app/studio.ts'
import { historyKey, useHistory } from './item-queries.ts'

/** What an edit did, in words: "renaming of 12 items". */
export function editWords(t: TFunction, { label, count, detail }: HistoryEntryView): string {
  return t(`edits.${label}`, { count, detail: detail ?? '' })
}

/** Undo and redo of the open project's edits; each names what it is about. Without a project neither can be done. */
export function useUndoActions(projectId: string | undefined): void {
  const { t } = useTranslation()
  const history = useHistory(projectId)
  const queries = useQueryClient()
  const [turning, setTurning] = useState(0)
  const turn = (way: 'undo' | 'redo') => ({
    // Until the engine has said what comes next, a second press is as good as the first: it knows what there is.
    enabled: projectId !== undefined && (turning > 0 || history?.[way] !== undefined),
    run: async () => {
      if (projectId === undefined) return
      setTurning((now) => now + 1)
      try {
        await studio[way]({ projectId })
        await queries.invalidateQueries({ queryKey: historyKey(projectId) })
      } finally {
        setTurning((now) => now - 1)
      }
    },
    menu: { in: 'edit' as const, group: 1 },
    label: history?.[way] ? t(`edits.${way}`, { what: editWords(t, history[way]) }) : t(`actions.${way}`),
  })
  useActions([
    { id: 'edit.undo', icon: IconArrowBackUp, shortcut: 'mod+Z', ...turn('undo') },
    { id: 'edit.redo', icon: IconArrowForwardUp, shortcut: 'mod+Shift+Z', ...turn('redo') },
  ])
}
