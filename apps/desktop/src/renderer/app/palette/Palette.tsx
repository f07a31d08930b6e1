import { Combobox, Modal, ScrollArea, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/Keys.tsx'
import type { Action } from '../actions/action.ts'
import { useActionList, useActionStore } from '../actions/use-actions.ts'
import { find } from './find.ts'
import styles from './Palette.module.css'

/** Everything that can be done now, found by typing. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('actions.paletteTitle')}
      withCloseButton={false}
      size={560}
      yOffset="12vh"
      padding={0}
      classNames={{ header: styles['hidden'] ?? '', body: styles['body'] ?? '' }}
    >
      <Search onClose={onClose} />
    </Modal>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const store = useActionStore()
  const actions = useActionList()
  const [typed, setTyped] = useState('')
  // The list takes Escape for itself, and is all there is.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose })
  const found = find(
    actions.filter(({ enabled, hidden }) => enabled !== false && hidden !== true),
    typed,
  )

  const submit = (id: string): void => {
    onClose()
    // After the dialog has given the focus back, so that an action may move it.
    setTimeout(() => store.run(id))
  }
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          variant="unstyled"
          size="md"
          aria-label={t('actions.paletteTitle')}
          placeholder={t('actions.paletteHint')}
          leftSection={<IconSearch size={16} />}
          classNames={{ input: styles['input'] ?? '' }}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            // Once the new list stands.
            setTimeout(() => combobox.selectFirstOption())
          }}
          onFocus={() => combobox.selectFirstOption()}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize
        viewportProps={{ tabIndex: 0 }}
        mah={380}
        type="scroll"
        className={styles['list'] ?? ''}
      >
        <Combobox.Options aria-label={t('actions.paletteList')}>
          {found.length === 0 && <Combobox.Empty>{t('actions.paletteNothing')}</Combobox.Empty>}
          {found.map((action) => (
            <Entry key={action.id} action={action} />
          ))}
        </Combobox.Options>
      </ScrollArea.Autosize>
    </Combobox>
  )
}

function Entry({ action: { id, label, icon: Icon, shortcut, menu } }: { action: Action }) {
  const { t } = useTranslation()
  return (
    <Combobox.Option value={id} className={styles['entry'] ?? ''}>
      <span className={styles['icon']}>{Icon && <Icon size={15} />}</span>
      <span className={styles['label']}>{label}</span>
      {shortcut === undefined ? (
        <span className={styles['menu']}>{t(`actions.${menu?.in ?? 'elsewhere'}`)}</span>
      ) : (
        <Keys shortcut={shortcut} />
      )}
    </Combobox.Option>
  )
}
