import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useActions } from './actions/use-actions.ts'
import { studio } from './studio.ts'

/** Undo and redo of a project's edits, in the menu and under their shortcuts while the calling screen is shown. */
export function useUndo(projectId: string): void {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data: history } = useQuery({
    queryKey: ['project', projectId, 'history'],
    queryFn: () => studio.getHistory({ projectId }),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey: ['project', projectId] })
  const undo = useMutation({ mutationFn: () => studio.undo({ projectId }), onSettled })
  const redo = useMutation({ mutationFn: () => studio.redo({ projectId }), onSettled })
  useActions([
    {
      id: 'edit.undo',
      label: t('actions.undo'),
      icon: IconArrowBackUp,
      shortcut: 'mod+Z',
      menu: { in: 'edit', group: 1 },
      enabled: history?.undo !== undefined,
      run: () => undo.mutate(),
    },
    {
      id: 'edit.redo',
      label: t('actions.redo'),
      icon: IconArrowForwardUp,
      shortcut: 'mod+Shift+Z',
      menu: { in: 'edit', group: 1 },
      enabled: history?.redo !== undefined,
      run: () => redo.mutate(),
    },
  ])
}
