import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import {
  useArchiveProject,
  useDuplicateProject,
  useSaveProject,
  useShowProjectFolder,
} from '../../app/project-queries.ts'

/** What can be done with any project, from its card or from the menu. */
export function useProjectDoings() {
  const { t } = useTranslation()
  const duplicate = useDuplicateProject()
  const archive = useArchiveProject()
  const save = useSaveProject()
  const show = useShowProjectFolder()
  return {
    duplicate: ({ projectId, name }: ProjectView) =>
      duplicate.mutate({ projectId, name: t('projects.copyOf', { name }).slice(0, 100) }),
    setArchived: ({ projectId }: ProjectView, archived: boolean) => archive.mutate({ projectId, archived }),
    save: ({ projectId }: ProjectView, form: 'file' | 'folder') => save.mutate({ projectId, form }),
    showFolder: ({ projectId }: ProjectView) => show.mutate({ projectId }),
    /** Where the last one was saved. */
    savedAs: save.data,
    forget: () => {
      save.reset()
      duplicate.reset()
      archive.reset()
      show.reset()
    },
    error: duplicate.error ?? archive.error ?? save.error ?? show.error,
  }
}
