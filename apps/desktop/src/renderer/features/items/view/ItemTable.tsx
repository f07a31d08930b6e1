import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemView } from '../../../../contract/items.ts'
import { formatBytes } from '../../../ui/format.ts'
import { SortButton } from '../../../ui/SortButton.tsx'
import { Thumb } from '../../../ui/Thumb.tsx'
import type { ItemFilter, ItemSort } from '../item-filter.ts'
import { DragHint } from './DragHint.tsx'
import { rowGapAt, type Point } from './grid-geometry.ts'
import styles from './ItemTable.module.css'
import type { ListProps } from './list-props.ts'
import { useFoundItems } from './use-found-items.ts'
import { useItemDrag } from './use-item-drag.ts'
import { useListKeys } from './use-list-keys.ts'

const ROW = 36
const HEAD = 28

const columns = [
  { id: 'number', sort: 'number' },
  { id: 'name', sort: 'name' },
  { id: 'traits', sort: 'rarity' },
  { id: 'problems', sort: undefined },
  { id: 'file', sort: 'file' },
  { id: 'bytes', sort: 'size' },
] as const satisfies readonly { id: string; sort: ItemSort | undefined }[]

/** Items as rows; a click on a column's head sorts by it. */
export function ItemTable(
  props: ListProps & { filter: ItemFilter; onSort: (change: Partial<ItemFilter>) => void },
) {
  const { projectId, query, order, label, selection, onSelect, onOpen, problems, filter, onSort } = props
  const { t, i18n } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const rowsInView = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / ROW) - 1)
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    // The head of the table stands over the first row and pushes the last one down.
    scrollPaddingEnd: HEAD,
    overscan: 24,
  })
  const visible = rows.getVirtualItems()
  const to = (visible.at(-1)?.index ?? 0) + 1
  const itemAt = useFoundItems(projectId, query, order.length, visible[0]?.index ?? 0, to)
  const keys = useListKeys({
    ...{ projectId, query, order, columns: 1, rowsInView, selection, onSelect, onOpen },
    scrollTo: (index) => rows.scrollToIndex(index),
  })
  const gapAt = (point: Point) =>
    rowGapAt(point, ROW, order.length, canvas.current?.clientWidth ?? 0)
  const drag = useItemDrag({ canvas, gapAt, order, selection, onSelect, dragging: props.dragging })
  const cell = (item: ItemView | undefined, column: (typeof columns)[number]['id']): string => {
    if (!item) return ''
    switch (column) {
      case 'number':
        return item.position.toLocaleString(i18n.language)
      case 'name':
        return item.name
      case 'traits':
        return item.traits.map(({ name, value }) => (name ? `${name}: ${value}` : String(value))).join(' · ')
      case 'problems':
        return String(problems.get(item.itemId) ?? '')
      case 'file':
        return item.file
      case 'bytes':
        return formatBytes(item.bytes, i18n.language)
    }
  }

  return (
    <>
    <div
      ref={scroller}
      className={styles['viewport']}
      role="grid"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={order.length + 1}
      aria-activedescendant={selection.focus && `row-${selection.focus}`}
      tabIndex={0}
        {...keys}
      {...drag.handlers}
    >
      <div role="rowgroup" className={styles['head']}>
        <div role="row" aria-rowindex={1} className={styles['row']}>
          {columns.map(({ id, sort }) => {
            const isSorted = sort !== undefined && filter.sort === sort
            return (
              <div
                key={id}
                role="columnheader"
                aria-sort={isSorted ? (filter.descending ? 'descending' : 'ascending') : 'none'}
                className={styles['cell']}
                data-column={id}
              >
                {sort === undefined ? (
                  t(`items.column.${id}`)
                ) : (
                  <SortButton
                    label={t(`items.column.${id}`)}
                    sorted={isSorted ? (filter.descending ? 'descending' : 'ascending') : undefined}
                    tabIndex={-1}
                    onClick={() => onSort({ sort, descending: isSorted && !filter.descending })}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
      <div ref={canvas} role="rowgroup" className={styles['canvas']} style={{ height: rows.getTotalSize() }}>
        {visible.map(({ index, start }) => {
          const itemId = order[index] ?? ''
          const item = itemAt(index)
          return (
            <div
              key={itemId}
              id={`row-${itemId}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={selection.ids.has(itemId)}
              data-focused={selection.focus === itemId}
              className={`${styles['row']} ${styles['item']}`}
              style={{ transform: `translateY(${start}px)`, height: ROW }}
              data-item={itemId}
              draggable
            >
              {columns.map(({ id }) => (
                <div
                  key={id}
                  role="gridcell"
                  className={styles['cell']}
                  data-column={id}
                  title={cell(item, id)}
                >
                  {id === 'name' && <Thumb url={item?.thumbnailUrl} size={28} />}
                  <span className={styles['text']}>{cell(item, id)}</span>
                </div>
              ))}
            </div>
          )
        })}
        {drag.line && <div role="presentation" className={styles['gap']} style={drag.line} />}
      </div>
    </div>
    <DragHint hint={drag.hint} />
    </>
  )
}
