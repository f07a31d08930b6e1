import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, type MouseEvent } from 'react'
import type { ItemView } from '../../../../contract/items.ts'
import styles from './ItemGrid.module.css'
import type { ListProps } from './list-props.ts'
import { useFoundItems } from './use-found-items.ts'
import { useListKeys } from './use-list-keys.ts'

const GAP = 12
const PADDING = 32
const CAPTION = 24
const ROW_GAP = 16
/** Rows drawn beyond the view, in views: their pictures are decoded before they come into it. */
const AHEAD = 1.5

/** Draws only the rows in view and a little beyond, however large the collection. */
export function ItemGrid(props: ListProps & { tileSize: number }) {
  const { projectId, query, order, label, tileSize, selection, onSelect, onOpen, problems } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize()
  const columns = Math.max(1, Math.floor((width - PADDING + GAP) / (tileSize + GAP)))
  const tileWidth = Math.max(1, (width - PADDING - (columns - 1) * GAP) / columns)
  const rowHeight = tileWidth + CAPTION + ROW_GAP
  const rowsInView = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight))

  const rows = useVirtualizer({
    count: Math.ceil(order.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: 16,
    overscan: Math.ceil((rowsInView + 1) * AHEAD),
  })
  useEffect(() => rows.measure(), [rows, rowHeight])

  const visible = rows.getVirtualItems()
  const from = (visible[0]?.index ?? 0) * columns
  const to = Math.min(order.length, ((visible.at(-1)?.index ?? 0) + 1) * columns)
  const itemAt = useFoundItems(projectId, query, order.length, from, to)
  const keys = useListKeys({
    ...{ projectId, query, order, columns, rowsInView, selection, onSelect, onOpen },
    scrollTo: (index) => rows.scrollToIndex(Math.floor(index / columns)),
  })

  return (
    <div
      ref={scroller}
      className={styles['viewport']}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={selection.focus && `item-${selection.focus}`}
      tabIndex={0}
      onKeyDown={keys.onKeyDown}
    >
      <div ref={sizeRef} className={styles['canvas']} style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => (
          <div
            key={row.key}
            role="presentation"
            className={styles['row']}
            style={{
              transform: `translateY(${row.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {order.slice(row.index * columns, (row.index + 1) * columns).map((itemId, i) => {
              const index = row.index * columns + i
              return (
                <Tile
                  key={itemId}
                  itemId={itemId}
                  item={itemAt(index)}
                  index={index}
                  count={order.length}
                  selected={selection.ids.has(itemId)}
                  focused={selection.focus === itemId}
                  problem={problems.has(itemId)}
                  onClick={keys.onClick}
                  onOpen={onOpen}
                />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

interface TileProps {
  itemId: string
  item: ItemView | undefined
  index: number
  count: number
  selected: boolean
  focused: boolean
  problem: boolean
  onClick: (itemId: string, event: MouseEvent) => void
  onOpen: () => void
}

/** What it does on a click is of the moment; what it shows is not drawn anew for that. */
const Tile = memo(
  function Tile({ itemId, item, index, count, selected, focused, problem, onClick, onOpen }: TileProps) {
    return (
      <div
        id={`item-${itemId}`}
        className={styles['tile']}
        role="option"
        aria-label={item?.name === '' ? `#${item.position}` : (item?.name ?? '…')}
        aria-selected={selected}
        aria-setsize={count}
        aria-posinset={index + 1}
        data-focused={focused}
        onClick={(event) => onClick(itemId, event)}
        onDoubleClick={onOpen}
      >
        <span className={styles['picture']}>
          {item && <img src={item.thumbnailUrl} alt="" draggable={false} decoding="async" />}
          {problem && <span className={styles['problem']} />}
        </span>
        <span className={styles['caption']}>
          <span className={styles['name']}>{item?.name}</span>
          <span className={styles['number']}>{item?.position}</span>
        </span>
      </div>
    )
  },
  (before, after) =>
    before.item === after.item &&
    before.selected === after.selected &&
    before.focused === after.focused &&
    before.problem === after.problem &&
    before.count === after.count &&
    before.index === after.index &&
    before.onOpen === after.onOpen &&
    before.onClick === after.onClick,
)
