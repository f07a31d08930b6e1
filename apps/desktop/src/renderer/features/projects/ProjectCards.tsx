import { Menu } from '@mantine/core'
import {
  IconArchive,
  IconCopy,
  IconFileExport,
  IconFolder,
  IconFolderSymlink,
  IconTrash,
} from '@tabler/icons-react'
import { useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import { useRoute } from '../../app/route.tsx'
import { ProjectCard } from './ProjectCard.tsx'
import styles from './ProjectsScreen.module.css'
import type { useProjectDoings } from './use-project-doings.ts'

interface Doing {
  doings: ReturnType<typeof useProjectDoings>
  onRemove: (project: ProjectView) => void
}

/** Projects as cards. They share one menu: one a card would be most of what is drawn. */
export function ProjectCards(props: Doing & { projects: readonly ProjectView[]; label: string }) {
  const { go } = useRoute()
  const [asked, setAsked] = useState<ProjectView>()
  return (
    <Menu position="bottom-start" offset={0} returnFocus>
      <Menu.ContextMenu>
        <ul className={styles['grid']} aria-label={props.label} onContextMenu={passBetweenCards}>
          {props.projects.map((project) => (
            <ProjectCard
              key={project.projectId}
              project={project}
              onOpen={() => go({ screen: 'items', projectId: project.projectId, section: 'all' })}
              onMenu={() => setAsked(project)}
            />
          ))}
        </ul>
      </Menu.ContextMenu>
      <Menu.Dropdown>{asked && <DoingItems {...props} project={asked} />}</Menu.Dropdown>
    </Menu>
  )
}

/** Between the cards there is nothing that a menu could be of. */
function passBetweenCards(event: MouseEvent): void {
  if (event.target === event.currentTarget) event.preventDefault()
}

/** What can be done with one of them. */
function DoingItems({ project, doings, onRemove }: Doing & { project: ProjectView }) {
  const { t } = useTranslation()
  return (
    <>
      <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => doings.duplicate(project)}>
        {t('projects.duplicate')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFileExport size={15} />} onClick={() => doings.save(project, 'file')}>
        {t('projects.save')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFolderSymlink size={15} />} onClick={() => doings.save(project, 'folder')}>
        {t('projects.saveFolder')}
      </Menu.Item>
      <Menu.Item leftSection={<IconFolder size={15} />} onClick={() => doings.showFolder(project)}>
        {t('projects.showFolder')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArchive size={15} />}
        onClick={() => doings.setArchived(project, project.archivedAt === undefined)}
      >
        {t(project.archivedAt === undefined ? 'projects.archive' : 'projects.unarchive')}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash size={15} />} color="var(--loss)" onClick={() => onRemove(project)}>
        {t('projects.remove')}
      </Menu.Item>
    </>
  )
}
