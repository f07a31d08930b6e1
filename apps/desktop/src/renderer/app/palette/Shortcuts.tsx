import { Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { menuIds } from '../../../contract/menu.ts'
import { Keys } from '../../ui/Keys.tsx'
import { keysOf } from '../actions/shortcuts.ts'
import { useActionList } from '../actions/use-actions.ts'
import styles from './Shortcuts.module.css'

/** Every shortcut of the screen that is open, by menu. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('actions.shortcuts')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <ShortcutList />
    </Modal>
  )
}

export function ShortcutList() {
  const { t } = useTranslation()
  const actions = useActionList().filter(({ shortcut }) => shortcut !== undefined)
  const groups = [...menuIds, undefined]
    .map((menu) => ({
      menu,
      actions: actions
        .filter((action) => action.menu?.in === menu)
        .sort((one, other) => (one.menu?.group ?? 0) - (other.menu?.group ?? 0)),
    }))
    .filter((group) => group.actions.length > 0)
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('actions.shortcutsText', { keys: keysOf('mod+K').join(' ') })}
      </Text>
      <div className={styles['groups']}>
        {groups.map(({ menu, actions: entries }) => (
          <section key={menu ?? ''} className={styles['group']}>
            <h3 className={styles['title']}>{t(`actions.${menu ?? 'elsewhere'}`)}</h3>
            <dl className={styles['list']}>
              {entries.map(({ id, label, shortcut = '' }) => (
                <div key={id} className={styles['row']}>
                  <dt>{label.replace(/…$/, '')}</dt>
                  <dd>
                    <Keys shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}
