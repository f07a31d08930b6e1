import { Menu } from '@mantine/core'
import { IconChevronDown, IconLayoutGrid, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/Keys.tsx'
import { useProjectNames } from '../queries.ts'
import { useRoute, type Route } from '../route.tsx'
import { Mark } from './Mark.tsx'
import styles from './Shell.module.css'

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation()
  const { projectId, go } = useRoute()
  const projects = useProjectNames()
  const project = projects.find((candidate) => candidate.projectId === projectId)

  return (
    <header className={styles['top']} data-pane="top">
      <Menu position="bottom-start" width={240} offset={2}>
        <Menu.Target>
          <button type="button" className={styles['project']} aria-label={t('nav.switchProject')}>
            <Mark />
            <span className={styles['projectName']} title={project?.name}>
              {project?.name ?? 'Intaglio'}
            </span>
            <IconChevronDown size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLayoutGrid size={15} />} onClick={() => go({ screen: 'projects' })}>
            {t('nav.allProjects')}
          </Menu.Item>
          {projects.length > 0 && <Menu.Divider />}
          {projects.map(({ projectId: id, name }) => (
            <Menu.Item key={id} onClick={() => go({ screen: 'items', projectId: id, section: 'all' })}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {project && projectId !== undefined && (
        <nav className={styles['tabs']} aria-label={t('nav.screens')}>
          <Tab label={t('nav.items')} to={{ screen: 'items', projectId, section: 'all' }} />
          <Tab label={t('nav.generate')} to={{ screen: 'generate', projectId }} />
          <Tab label={t('nav.traits')} to={{ screen: 'traits', projectId }} />
          <Tab label={t('nav.publish')} to={{ screen: 'publish', projectId }} />
        </nav>
      )}
      <button type="button" className={styles['search']} onClick={onSearch}>
        <IconSearch size={14} />
        <span className={styles['searchLabel']}>{t('actions.search')}</span>
        <Keys shortcut="mod+K" />
      </button>
    </header>
  )
}

function Tab({ label, to }: { label: string; to: Route }) {
  const { route, go } = useRoute()
  return (
    <button
      type="button"
      className={styles['tab']}
      aria-current={route.screen === to.screen ? 'page' : undefined}
      onClick={() => go(to)}
    >
      {label}
    </button>
  )
}
