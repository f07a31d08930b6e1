import { ActionIcon } from '@mantine/core'
import { IconDots, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '../../../contract/models.ts'
import styles from './ProjectsScreen.module.css'

/** Four pictures stand for the project; one fills the card where there are fewer. */
function coversOf(project: ProjectView): string[] {
  return project.covers.length < 4 ? project.covers.slice(0, 1) : project.covers
}

/** A project by its pictures; what can be done with it stands behind its dots, and where the pointer asks for it. */
export function ProjectCard(props: { project: ProjectView; onOpen: () => void; onMenu: () => void }) {
  const { t } = useTranslation()
  const { project } = props
  const covers = coversOf(project)
  return (
    <li className={styles['card']} onContextMenu={props.onMenu}>
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
      <ActionIcon
        className={styles['more']}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('projects.more', { name: project.name })}
        aria-haspopup="menu"
        onClick={(event) => askForMenu(event.currentTarget)}
      >
        <IconDots size={16} />
      </ActionIcon>
    </li>
  )
}

/** The list's menu opens where the pointer asks for it; here below the button. */
function askForMenu(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect()
  button.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
  )
}
