import { isFinalJobState } from '@intaglio/shared'
import {
  IconAlertTriangle,
  IconDatabase,
  IconLayoutGrid,
  IconPhoto,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TraitFilter } from '../../features/items/TraitFilter.tsx'
import { useJobs } from '../job-queries.ts'
import { useProblemCount, useProject } from '../queries.ts'
import { useRoute, type Route } from '../route.tsx'
import styles from './Shell.module.css'

export function Sidebar() {
  const { t } = useTranslation()
  const { projectId } = useRoute()
  const { data: jobs = [] } = useJobs()
  const project = useProject(projectId)
  const problems = useProblemCount(project?.projectId)
  const openJobs = jobs.filter(({ state }) => !isFinalJobState(state))
  const needsYou = jobs.some(({ state }) => state === 'blocked' || state === 'failed')

  return (
    <nav className={styles['side']} data-pane="sidebar" aria-label={t('nav.sections')}>
      {project && (
        <>
          <span className={styles['sideTitle']}>{t('nav.sections')}</span>
          <SideLink
            icon={<IconPhoto size={16} />}
            label={t('nav.all')}
            count={project.itemCount}
            to={{ screen: 'items', projectId: project.projectId, section: 'all' }}
          />
          <SideLink
            icon={<IconAlertTriangle size={16} />}
            label={t('nav.problems')}
            count={problems}
            // What is only begun wants nothing yet.
            needsYou={problems > 0 && project.itemCount > 0}
            to={{ screen: 'items', projectId: project.projectId, section: 'problems' }}
          />
          <TraitFilter projectId={project.projectId} />
        </>
      )}
      <div className={styles['bottom']}>
        <SideLink icon={<IconLayoutGrid size={16} />} label={t('nav.projects')} to={{ screen: 'projects' }} />
        <SideLink
          icon={<IconStack2 size={16} />}
          label={t('nav.queue')}
          count={openJobs.length}
          needsYou={needsYou}
          to={{ screen: 'queue' }}
        />
        <SideLink icon={<IconDatabase size={16} />} label={t('nav.storage')} to={{ screen: 'storage' }} />
        <SideLink icon={<IconSettings size={16} />} label={t('nav.settings')} to={{ screen: 'settings' }} />
      </div>
    </nav>
  )
}

function isHere(route: Route, to: Route): boolean {
  return (
    route.screen === to.screen &&
    (!('section' in to) || !('section' in route) || route.section === to.section)
  )
}

function SideLink(props: { icon: ReactNode; label: string; to: Route; count?: number; needsYou?: boolean }) {
  const { i18n } = useTranslation()
  const { route, go } = useRoute()
  return (
    <button
      type="button"
      className={styles['link']}
      aria-current={isHere(route, props.to) ? 'page' : undefined}
      onClick={() => go(props.to)}
    >
      {props.icon}
      <span className={styles['linkLabel']}>{props.label}</span>
      {props.count !== undefined && props.count > 0 && (
        <span className={styles['count']} data-needs-you={props.needsYou === true}>
          {props.count.toLocaleString(i18n.language)}
        </span>
      )}
    </button>
  )
}
