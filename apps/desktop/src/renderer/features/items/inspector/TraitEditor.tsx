import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TraitView } from '../../../../contract/edits.ts'
import { DraftInput } from './DraftInput.tsx'
import styles from './Inspector.module.css'

const displays = ['number', 'date', 'boost_number', 'boost_percentage'] as const

/** The traits of one item, changed where they stand. */
export function TraitEditor(props: {
  traits: TraitView[]
  disabled: boolean
  onChange: (traits: TraitView[]) => void
}) {
  const { t } = useTranslation()
  const { traits, disabled, onChange } = props
  const [adding, setAdding] = useState(false)
  const put = (index: number, trait: TraitView): void => onChange(traits.with(index, trait))

  return (
    <div className={styles['traits']}>
      {traits.map((trait, index) => (
        <div
          key={index}
          className={styles['trait']}
          role="group"
          aria-label={t('items.traitNo', { name: trait.name })}
        >
          <DraftInput
            label={t('items.traitName')}
            hideLabel
            value={trait.name}
            disabled={disabled}
            onCommit={(name) => put(index, { ...trait, name })}
          />
          <DraftInput
            label={t('items.traitValue')}
            hideLabel
            value={shownValue(trait)}
            disabled={disabled}
            onCommit={(text) => put(index, { ...trait, value: readValue(text, trait) })}
          />
          <Menu position="bottom-end" width={210} disabled={disabled}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                disabled={disabled}
                aria-label={t('items.traitMore', { name: trait.name })}
              >
                <IconDots size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('items.shownAs')}</Menu.Label>
              <Menu.Item
                disabled={trait.display === undefined}
                onClick={() => put(index, { name: trait.name, value: String(trait.value) })}
              >
                {t('items.display.text')}
              </Menu.Item>
              {displays.map((display) => (
                <Menu.Item
                  key={display}
                  disabled={trait.display === display || !Number.isFinite(Number(trait.value))}
                  onClick={() => put(index, { ...trait, value: Number(trait.value), display })}
                >
                  {t(`items.display.${display}`)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item color="red" onClick={() => onChange(traits.toSpliced(index, 1))}>
                {t('items.removeTrait', { name: trait.name })}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      ))}
      {adding ? (
        <AddTrait
          onDone={(trait) => {
            setAdding(false)
            if (trait) onChange([...traits, trait])
          }}
        />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          disabled={disabled}
          onClick={() => setAdding(true)}
        >
          {t('items.addTrait')}
        </Button>
      )}
    </div>
  )
}

function AddTrait({ onDone }: { onDone: (trait: TraitView | undefined) => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  return (
    <div className={styles['trait']} role="group" aria-label={t('items.addTrait')}>
      <DraftInput
        label={t('items.traitName')}
        hideLabel
        placeholder={t('items.traitName')}
        value={name}
        onCommit={setName}
      />
      <DraftInput
        label={t('items.traitValue')}
        hideLabel
        placeholder={t('items.traitValue')}
        value=""
        onCommit={(value) => onDone({ name, value: readValue(value) })}
      />
      <Button variant="subtle" color="gray" size="compact-xs" onClick={() => onDone(undefined)}>
        {t('items.cancel')}
      </Button>
    </div>
  )
}

function shownValue({ value, display }: TraitView): string {
  return display === 'date' && typeof value === 'number'
    ? new Date(value * 1000).toISOString().slice(0, 10)
    : String(value)
}

/** A number where it was one, or looks like one and no kind is set; a date as a day. */
function readValue(text: string, before?: TraitView): string | number {
  const number = Number(text)
  if (before?.display === 'date') {
    const time = Date.parse(text)
    return Number.isNaN(time) ? (Number.isFinite(number) ? number : before.value) : Math.floor(time / 1000)
  }
  const wasNumber = before === undefined || typeof before.value === 'number'
  return wasNumber && text.trim() !== '' && Number.isFinite(number) ? number : text
}
