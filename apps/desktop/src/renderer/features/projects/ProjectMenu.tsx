import {
  IconArchive,
  IconCopy,
  IconFileExport,
  IconFileImport,
  IconFolder,
  IconFolderSymlink,
  IconForms,
  IconTrash,
} from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import type { Action } from '../../app/actions/action.ts'
import { useActions } from '../../app/actions/use-actions.ts'
import { useMarkOpened, useOpenProjectFile } from '../../app/project-queries.ts'
import { useRoute } from '../../app/route.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { NewProject } from './NewProject.tsx'
import { RemoveProject } from './RemoveProject.tsx'
import { useProjectDoings } from './use-project-doings.ts'

/** What can be done with the project that is open, and the ways to others: in the menu and the palette. */
export function ProjectMenu({ project }: { project: ProjectView | undefined }) {
  const { t } = useTranslation()
  const { go } = useRoute()
  const doings = useProjectDoings()
  const openFile = useOpenProjectFile()
  const { mutate: markOpened } = useMarkOpened()
  const [naming, setNaming] = useState(false)
  const [removing, setRemoving] = useState(false)
  const projectId = project?.projectId

  useEffect(() => {
    if (projectId !== undefined) markOpened({ projectId })
  }, [projectId, markOpened])

  const open = (opened: ProjectView | undefined): void => {
    if (opened) go({ screen: 'items', projectId: opened.projectId, section: 'all' })
  }
  const withProject = (run: (project: ProjectView) => void): Pick<Action, 'enabled' | 'run'> => ({
    enabled: project !== undefined,
    run: () => project && run(project),
  })
  useActions([
    {
      id: 'project.new-with-details',
      label: t('actions.newWithDetails'),
      icon: IconForms,
      shortcut: 'mod+Shift+N',
      menu: { in: 'file', group: 1 },
      run: () => setNaming(true),
    },
    {
      id: 'project.open-file',
      label: t('actions.openProjectFile'),
      icon: IconFileImport,
      shortcut: 'mod+O',
      menu: { in: 'file', group: 2 },
      run: () => openFile.mutate({}, { onSuccess: open }),
    },
    {
      id: 'project.save-file',
      label: t('projects.save'),
      icon: IconFileExport,
      shortcut: 'mod+Shift+S',
      menu: { in: 'file', group: 2 },
      ...withProject((each) => doings.save(each, 'file')),
    },
    {
      id: 'project.save-folder',
      label: t('projects.saveFolder'),
      icon: IconFolderSymlink,
      menu: { in: 'file', group: 2 },
      ...withProject((each) => doings.save(each, 'folder')),
    },
    {
      id: 'project.duplicate',
      label: t('projects.duplicate'),
      icon: IconCopy,
      menu: { in: 'project', group: 8 },
      ...withProject(doings.duplicate),
    },
    {
      id: 'project.show-folder',
      label: t('projects.showFolder'),
      icon: IconFolder,
      menu: { in: 'project', group: 8 },
      ...withProject(doings.showFolder),
    },
    {
      id: 'project.archive',
      label: t(project?.archivedAt === undefined ? 'projects.archive' : 'projects.unarchive'),
      icon: IconArchive,
      menu: { in: 'project', group: 8 },
      ...withProject((each) => doings.setArchived(each, each.archivedAt === undefined)),
    },
    {
      id: 'project.remove',
      label: t('projects.remove'),
      icon: IconTrash,
      menu: { in: 'project', group: 9 },
      ...withProject(() => setRemoving(true)),
    },
  ])
  const error = openFile.error ?? doings.error
  return (
    <>
      <NewProject opened={naming} onClose={() => setNaming(false)} onCreated={open} />
      <RemoveProject
        project={removing ? project : undefined}
        onClose={() => setRemoving(false)}
        onRemoved={() => go({ screen: 'projects' })}
      />
      <Failure
        error={error}
        onClose={() => {
          openFile.reset()
          doings.forget()
        }}
      />
    </>
  )
}
