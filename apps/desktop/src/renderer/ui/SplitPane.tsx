import { IconLayoutSidebar, IconLayoutSidebarRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { useActions } from '../app/actions/use-actions.ts'
import { usePane, type PaneId } from '../app/layout.ts'
import styles from './SplitPane.module.css'

const MIN = 160
const MAX = 560

/** The work with a pane beside it that people widen, narrow and put away: the sidebar left, the inspector right. */
export function SplitPane({ id, pane, children }: { id: PaneId; pane: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  const { open, width, toggle, setWidth } = usePane(id)
  const panel = usePanelRef()
  const isLeft = id === 'sidebar'

  useActions([
    {
      id: `view.${id}`,
      label: t(`layout.${id}`),
      icon: isLeft ? IconLayoutSidebar : IconLayoutSidebarRight,
      shortcut: isLeft ? 'mod+B' : 'mod+Alt+B',
      menu: { in: 'view', group: 4 },
      checked: open,
      run: toggle,
    },
  ])

  const side = open && (
    <Panel
      id={id}
      defaultSize={width}
      minSize={MIN}
      maxSize={MAX}
      groupResizeBehavior="preserve-pixel-size"
      className={styles['panel'] ?? ''}
      panelRef={panel}
    >
      {pane}
    </Panel>
  )
  // Named by a title, which the pointer shows, too: the line itself holds nothing to read, and so needs no landmark.
  const line = open && <Separator className={styles['line']} title={t(`layout.resize-${id}`)} />
  return (
    <Group
      className={styles['split']}
      // Only a hand's doing is remembered: a small window narrows panes by itself.
      onLayoutChanged={(_layout, { isUserInteraction }) => {
        if (isUserInteraction && panel.current) setWidth(panel.current.getSize().inPixels)
      }}
    >
      {isLeft && side}
      {isLeft && line}
      <Panel id="work" minSize={320} className={styles['panel'] ?? ''}>
        {children}
      </Panel>
      {!isLeft && line}
      {!isLeft && side}
    </Group>
  )
}
