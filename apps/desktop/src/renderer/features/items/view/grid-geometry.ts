// Where tiles stand in the grid, in pixels from the corner of all of them, whether they are drawn or not.

/** Between tiles, between rows, around all; and what a tile has below its picture. */
const GAP = 12
const ROW_GAP = 16
const MARGIN = 16
const CAPTION = 24

export interface Point {
  x: number
  y: number
}

/** Between two items, where others can be put. */
export interface Gap {
  /** Of the item behind it; one behind the last at the end. */
  index: number
  /** The line that shows it. */
  line: { left: number; top: number; width: number; height: number }
}

export interface Geometry {
  columns: number
  /** Of a row with the space below it. */
  rowHeight: number
  marginTop: number
  /** Indexes of the tiles that a rectangle between two of its corners touches, in order. */
  tilesBetween(one: Point, other: Point): number[]
  gapAt(point: Point): Gap
}

/**
 * @param width of the grid
 * @param tileSize the least width of a tile: as many stand in a row as fit
 */
export function gridGeometry(width: number, tileSize: number, count: number): Geometry {
  const room = width - 2 * MARGIN
  const columns = Math.max(1, Math.floor((room + GAP) / (tileSize + GAP)))
  const tileWidth = Math.max(1, (room - (columns - 1) * GAP) / columns)
  const tileHeight = tileWidth + CAPTION
  const step = tileWidth + GAP
  const rowHeight = tileHeight + ROW_GAP
  const rows = Math.ceil(count / columns)
  return {
    columns,
    rowHeight,
    marginTop: MARGIN,
    tilesBetween(one, other) {
      const [left, right] = inOrder(one.x - MARGIN, other.x - MARGIN)
      const [top, bottom] = inOrder(one.y - MARGIN, other.y - MARGIN)
      const firstColumn = Math.max(0, Math.ceil((left - tileWidth) / step))
      const lastColumn = Math.min(columns - 1, Math.floor(right / step))
      const firstRow = Math.max(0, Math.ceil((top - tileHeight) / rowHeight))
      const lastRow = Math.min(rows - 1, Math.floor(bottom / rowHeight))
      const touched: number[] = []
      for (let row = firstRow; row <= lastRow; row += 1) {
        for (let column = firstColumn; column <= lastColumn; column += 1) {
          const index = row * columns + column
          if (index < count) touched.push(index)
        }
      }
      return touched
    },
    gapAt({ x, y }) {
      const row = within(Math.floor((y - MARGIN) / rowHeight), 0, Math.max(0, rows - 1))
      const last = Math.min(columns, count - row * columns)
      const column = within(Math.round((x - MARGIN) / step), 0, last)
      return {
        index: row * columns + column,
        line: {
          left: MARGIN + column * step - GAP / 2 - 1,
          top: MARGIN + row * rowHeight,
          width: 2,
          height: tileWidth,
        },
      }
    },
  }
}

/** The gap between rows of one height. */
export function rowGapAt({ y }: Point, rowHeight: number, count: number, width: number): Gap {
  const index = within(Math.round(y / rowHeight), 0, count)
  return { index, line: { left: 0, top: index * rowHeight - 1, width, height: 2 } }
}

const inOrder = (one: number, other: number): [number, number] => [Math.min(one, other), Math.max(one, other)]
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))
