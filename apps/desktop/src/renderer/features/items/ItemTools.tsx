import { ActionIcon, Button, CloseButton, Menu, Select, Slider } from '@mantine/core'
import {
  IconDots,
  IconLayoutGrid,
  IconList,
  IconSearch,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionItems } from '../../app/actions/ActionItems.tsx'
import { useActions } from '../../app/actions/use-actions.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import type { ItemFilter, ItemSort } from './item-filter.ts'
import styles from './ItemsScreen.module.css'
import type { ItemActions } from './use-item-actions.ts'

const sorts = ['number', 'name', 'rarity', 'file', 'size'] as const satisfies readonly ItemSort[]

const views = [
  ['grid', IconLayoutGrid],
  ['table', IconList],
] as const

/** Search, filter, order and view, and what can be done with what is selected. */
export function ItemTools(props: {
  filter: ItemFilter
  onFilter: (change: Partial<ItemFilter>) => void
  view: 'grid' | 'table'
  onView: (view: 'grid' | 'table') => void
  tileSize: number
  onTileSize: (size: number) => void
  selected: number
  hasProblems: boolean
  actions: ItemActions
}) {
  const { t } = useTranslation()
  const { filter, onFilter, view, onView, tileSize, onTileSize, selected, hasProblems, actions } = props
  const search = useRef<HTMLInputElement>(null)
  useActions([
    {
      id: 'items.find',
      label: t('items.search'),
      icon: IconSearch,
      shortcut: 'mod+F',
      menu: { in: 'edit', group: 10 },
      run: () => search.current?.select(),
    },
  ])
  const bulk = actions.list.find(({ id }) => id === 'items.bulk-edit')
  return (
    <>
      {filter.traits.map(({ trait, value }) => (
        <span key={`${trait}:${value}`} className={styles['chip']}>
          <span>{value ?? trait}</span>
          <CloseButton
            size={16}
            aria-label={t('items.dropFilter', { what: `${trait}: ${value}` })}
            onClick={() =>
              onFilter({
                traits: filter.traits.filter((other) => other.trait !== trait || other.value !== value),
              })
            }
          />
        </span>
      ))}
      {(hasProblems || filter.problems) && (
        <Button
          variant={filter.problems ? 'light' : 'default'}
          aria-pressed={filter.problems}
          onClick={() => onFilter({ problems: !filter.problems })}
        >
          {t('items.withProblems')}
        </Button>
      )}
      {selected > 1 && bulk && (
        <Button variant="default" disabled={bulk.enabled === false} onClick={bulk.run}>
          {bulk.label}
        </Button>
      )}
      <SearchField
        ref={search}
        width="clamp(120px, 16vw, 220px)"
        label={t('items.search')}
        value={filter.text}
        onChange={(text) => onFilter({ text })}
      />
      <Select
        size="xs"
        w={112}
        aria-label={t('items.sortBy')}
        allowDeselect={false}
        data={sorts.map((value) => ({ value, label: t(`items.sort.${value}`) }))}
        value={filter.sort}
        onChange={(sort) => onFilter({ sort: sort ?? 'number' })}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t(filter.descending ? 'items.descending' : 'items.ascending')}
        onClick={() => onFilter({ descending: !filter.descending })}
      >
        {filter.descending ? <IconSortDescending size={15} /> : <IconSortAscending size={15} />}
      </ActionIcon>
      <ActionIcon.Group role="group" aria-label={t('items.view')}>
        {views.map(([id, Icon]) => (
          <ActionIcon
            key={id}
            variant="default"
            className={styles['toggle'] ?? ''}
            size={30}
            aria-label={t(`items.${id}`)}
            aria-pressed={view === id}
            onClick={() => onView(id)}
          >
            <Icon size={15} />
          </ActionIcon>
        ))}
      </ActionIcon.Group>
      {/* Its place is kept, so that the buttons beside it stay under the pointer. */}
      <span className={styles['tileSize']} data-shown={view === 'grid'}>
        <Slider
          w={72}
          size="xs"
          min={96}
          max={280}
          label={null}
          value={tileSize}
          onChange={onTileSize}
          thumbLabel={t('items.tileSize')}
        />
      </span>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('items.more')}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <ActionItems actions={actions.list} />
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
