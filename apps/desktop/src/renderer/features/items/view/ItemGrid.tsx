import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import type { ItemView } from '../../../../contract/items.ts'
import { DragHint } from './DragHint.tsx'
import { gridGeometry } from './grid-geometry.ts'
import { isPixelArt } from '../pixel-art.ts'
import { itemOf } from './item-of.ts'
import styles from './ItemGrid.module.css'
import type { ListProps } from './list-props.ts'
import { useFoundItems } from './use-found-items.ts'
import { useItemDrag } from './use-item-drag.ts'
import { useListKeys } from './use-list-keys.ts'
import { useMarquee } from './use-marquee.ts'

/** Rows drawn beyond the view, in views: their pictures are decoded before they come into it. */
const AHEAD = 1.5

/** Draws only the rows in view and a little beyond, however large the collection. */
export function ItemGrid(props: ListProps & { tileSize: number }) {
  const { projectId, query, order, label, tileSize, selection, onSelect, onOpen, problems } = props
  const scroller = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLDivElement>(null)
  const { ref: sizeRef, width } = useElementSize()
  const canvasRef = useMergedRef(canvas, sizeRef)
  const { columns, rowHeight, marginTop, tilesBetween, gapAt } = gridGeometry(width, tileSize, order.length)
  const rowsInView = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowHeight))

  const rows = useVirtualizer({
    count: Math.ceil(order.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: marginTop,
    overscan: Math.ceil((rowsInView + 1) * AHEAD),
  })
  useEffect(() => rows.measure(), [rows, rowHeight])

  // Before the grid knows its width nothing has a place.
  const visible = width === 0 ? [] : rows.getVirtualItems()
  const from = (visible[0]?.index ?? 0) * columns
  const to = Math.min(order.length, ((visible.at(-1)?.index ?? 0) + 1) * columns)
  const itemAt = useFoundItems(projectId, query, order.length, from, to)
  const keys = useListKeys({
    ...{ projectId, query, order, columns, rowsInView, selection, onSelect, onOpen },
    scrollTo: (index) => rows.scrollToIndex(Math.floor(index / columns)),
  })

  const marquee = useMarquee({ scroller, canvas, tilesBetween, order, selection, onSelect })
  const drag = useItemDrag({ canvas, gapAt, order, selection, onSelect, dragging: props.dragging })

  return (
    <>
      <div
        ref={scroller}
        className={styles['viewport']}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        aria-activedescendant={selection.focus && `item-${selection.focus}`}
        tabIndex={0}
        {...keys}
        {...drag.handlers}
        {...marquee.handlers((target) => itemOf(target) === undefined)}
      >
        <div ref={canvasRef} className={styles['canvas']} style={{ height: rows.getTotalSize() }}>
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
                  />
                )
              })}
            </div>
          ))}
          {marquee.area && <div role="presentation" className={styles['marquee']} style={marquee.area} />}
          {drag.line && <div role="presentation" className={styles['gap']} style={drag.line} />}
        </div>
      </div>
      <DragHint hint={drag.hint} />
    </>
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
}

/** Drawn anew only where what it shows is other. */
const Tile = memo(function Tile(props: TileProps) {
  const { itemId, item, index, count, selected, focused, problem } = props
  return (
    <div
      id={`item-${itemId}`}
      className={styles['tile']}
      role="option"
      aria-label={item?.name === '' ? `#${item.position}` : (item?.name ?? '…')}
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-item={itemId}
      data-focused={focused}
      draggable
    >
      <span className={styles['picture']}>
        {item && (
          <img
            src={item.thumbnailUrl}
            alt=""
            draggable={false}
            decoding="async"
            data-pixels={isPixelArt(item)}
          />
        )}
        {problem && <span className={styles['problem']} />}
      </span>
      <span className={styles['caption']}>
        <span className={styles['name']}>{item?.name}</span>
        <span className={styles['number']}>{item?.position}</span>
      </span>
    </div>
  )
})
