import { Menu } from '@mantine/core'
import { Fragment } from 'react'
import { Keys } from '../../ui/Keys.tsx'
import type { Action } from './action.ts'
import styles from './ActionItems.module.css'
import { useActionStore } from './use-actions.ts'

/** Actions as items of a menu: in the order and the groups of the window's own menu, each with its shortcut. */
export function ActionItems({ actions }: { actions: readonly Action[] }) {
  const store = useActionStore()
  return actions.map(({ id, label, icon: Icon, enabled, shortcut, menu }, index) => {
    const before = actions[index - 1]?.menu
    const isNewGroup = index > 0 && (before?.in !== menu?.in || before?.group !== menu?.group)
    return (
      <Fragment key={id}>
        {isNewGroup && <Menu.Divider />}
        <Menu.Item
          disabled={enabled === false}
          leftSection={Icon && <Icon size={16} />}
          rightSection={
            shortcut !== undefined && (
              <span className={styles['keys']}>
                <Keys shortcut={shortcut} />
              </span>
            )
          }
          onClick={() => store.run(id)}
        >
          {label}
        </Menu.Item>
      </Fragment>
    )
  })
}
