import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArchive,
  IconCopy,
  IconDots,
  IconFileExport,
  IconFolder,
  IconFolderSymlink,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import styles from './ProjectsScreen.module.css'
import type { useProjectDoings } from './use-project-doings.ts'

/** Four pictures stand for the project; one fills the card where there are fewer. */
function coversOf(project: ProjectView): string[] {
  return project.covers.length < 4 ? project.covers.slice(0, 1) : project.covers
}

/** A project by its pictures; what can be done with it stands behind its dots, and where the pointer asks for it. */
export function ProjectCard(props: {
  project: ProjectView
  doings: ReturnType<typeof useProjectDoings>
  onOpen: () => void
  onRemove: () => void
}) {
  const { t } = useTranslation()
  const { project, doings } = props
  const covers = coversOf(project)
  const doing = (
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
      <Menu.Item leftSection={<IconTrash size={15} />} color="var(--loss)" onClick={props.onRemove}>
        {t('projects.remove')}
      </Menu.Item>
    </>
  )
  return (
    <li className={styles['card']}>
      <Menu position="bottom-start" offset={0}>
        <Menu.ContextMenu>
          <button type="button" className={styles['open']} aria-label={project.name} onClick={props.onOpen}>
            <span className={styles['covers']} data-count={covers.length}>
              {covers.length === 0 && <IconPhoto size={28} stroke={1} />}
              {covers.map((url) => (
                <img key={url} src={url} alt="" />
              ))}
            </span>
            <span className={styles['text']}>
              <span className={styles['name']}>{project.name}</span>
              <span className={styles['facts']}>
                <span>{t('projects.items', { count: project.itemCount })}</span>
                {project.problemCount > 0 && (
                  <span className={styles['problem']}>
                    {t('projects.problems', { count: project.problemCount })}
                  </span>
                )}
                {project.contract && <span>{t('projects.onChain')}</span>}
              </span>
            </span>
          </button>
        </Menu.ContextMenu>
        <Menu.Dropdown>{doing}</Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={styles['more']}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('projects.more', { name: project.name })}
          >
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>{doing}</Menu.Dropdown>
      </Menu>
    </li>
  )
}
