import { useElementSize } from '@mantine/hooks'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { ItemView } from '../../../contract/items.ts'
import { ITEM_PAGE, itemPageQuery } from '../../app/queries.ts'
import styles from './ItemsScreen.module.css'

const GAP = 12
const PADDING = 32
const CAPTION = 24
const ROW_GAP = 16

/** How far each key moves the selection, in tiles; `columns` is a whole row. */
function stepOf(key: string, columns: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
  }
  return steps[key]
}

/** Draws only the rows in view and asks only for their pages, however large the collection. */
export function ItemGrid(props: {
  projectId: string
  count: number
  label: string
  tileSize: number
  selected: ItemView | undefined
  onSelect: (item: ItemView) => void
}) {
  const { projectId, count, tileSize, selected, onSelect } = props
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize()
  const columns = Math.max(1, Math.floor((width - PADDING + GAP) / (tileSize + GAP)))
  const tileWidth = Math.max(1, (width - PADDING - (columns - 1) * GAP) / columns)
  const rowHeight = tileWidth + CAPTION + ROW_GAP

  const rows = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: 16,
    overscan: 3,
  })
  useEffect(() => rows.measure(), [rows, rowHeight])

  const visible = rows.getVirtualItems()
  const from = (visible[0]?.index ?? 0) * columns
  const to = Math.min(count, ((visible.at(-1)?.index ?? 0) + 1) * columns)
  const firstPage = Math.floor(from / ITEM_PAGE)
  const pages = useQueries({
    queries: Array.from({ length: Math.floor(Math.max(from, to - 1) / ITEM_PAGE) - firstPage + 1 }, (_, i) =>
      itemPageQuery(projectId, firstPage + i),
    ),
  })
  const itemAt = (index: number): ItemView | undefined =>
    pages[Math.floor(index / ITEM_PAGE) - firstPage]?.data?.[index % ITEM_PAGE]

  const move = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, columns)
    if (step === undefined) return
    event.preventDefault()
    const index = selected ? Math.min(count - 1, Math.max(0, selected.position - 1 + step)) : 0
    const item = itemAt(index)
    if (!item) return
    onSelect(item)
    rows.scrollToIndex(Math.floor(index / columns))
  }

  return (
    <div
      ref={scroller}
      className={styles['viewport']}
      role="listbox"
      aria-label={props.label}
      aria-activedescendant={selected ? `item-${selected.itemId}` : undefined}
      tabIndex={0}
      onKeyDown={move}
    >
      <div ref={sizeRef} className={styles['canvas']} style={{ height: rows.getTotalSize() }}>
        {visible.map((row) => (
          <div
            key={row.key}
            className={styles['row']}
            style={{
              transform: `translateY(${row.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, i) => {
              const index = row.index * columns + i
              const item = itemAt(index)
              return (
                <Tile
                  key={index}
                  item={item}
                  index={index}
                  count={count}
                  selected={item !== undefined && item.itemId === selected?.itemId}
                  onSelect={onSelect}
                />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function Tile(props: {
  item: ItemView | undefined
  index: number
  count: number
  selected: boolean
  onSelect: (item: ItemView) => void
}) {
  const { item } = props
  return (
    <div
      id={item && `item-${item.itemId}`}
      className={styles['tile']}
      role="option"
      aria-label={item?.name}
      aria-selected={props.selected}
      aria-setsize={props.count}
      aria-posinset={props.index + 1}
      onClick={() => item && props.onSelect(item)}
    >
      <span className={styles['picture']}>
        {item && <img src={item.thumbnailUrl} alt="" draggable={false} />}
      </span>
      <span className={styles['caption']}>
        <span className={styles['name']}>{item?.name}</span>
        <span className={styles['number']}>{props.index + 1}</span>
      </span>
    </div>
  )
}
