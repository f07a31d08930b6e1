import { expect, it } from 'vitest'
import { gridGeometry, rowGapAt } from './grid-geometry.ts'

// Four tiles of 100 in a row, 12 apart, 16 around; rows of 100 + 24 + 16.
const grid = gridGeometry(16 + 4 * 100 + 3 * 12 + 16, 100, 10)

it('puts as many tiles in a row as fit', () => {
  expect([grid.columns, grid.rowHeight]).toEqual([4, 140])
  expect(gridGeometry(50, 100, 3).columns).toBe(1)
})

it('finds the tiles that a rectangle touches, drawn from any corner', () => {
  const touched = (x1: number, y1: number, x2: number, y2: number) =>
    grid.tilesBetween({ x: x1, y: y1 }, { x: x2, y: y2 })
  expect(touched(0, 0, 15, 15)).toEqual([])
  expect(touched(0, 0, 16, 16)).toEqual([0])
  // Between the first two, and between the first two rows.
  expect(touched(118, 20, 126, 30)).toEqual([])
  expect(touched(20, 142, 400, 154)).toEqual([])
  expect(touched(110, 100, 130, 160)).toEqual([0, 1, 4, 5])
  expect(touched(130, 160, 110, 100)).toEqual([0, 1, 4, 5])
  // The third row has two; what is beyond has none.
  expect(touched(-500, 300, 5_000, 9_000)).toEqual([8, 9])
})

it('finds the gap nearest to a point', () => {
  const gap = (x: number, y: number) => grid.gapAt({ x, y }).index
  expect([gap(0, 0), gap(60, 40), gap(80, 40), gap(460, 40)]).toEqual([0, 0, 1, 4])
  // At the end of a row the line stands there, not at the start of the next.
  expect(grid.gapAt({ x: 460, y: 40 }).line.top).toBe(grid.gapAt({ x: 0, y: 40 }).line.top)
  expect([gap(130, 300), gap(460, 300), gap(460, 5_000), gap(-9, -9)]).toEqual([9, 10, 10, 0])
  expect(rowGapAt({ x: 0, y: 53 }, 36, 10, 500)).toMatchObject({ index: 1, line: { top: 35 } })
  expect(rowGapAt({ x: 0, y: 9_999 }, 36, 10, 500).index).toBe(10)
})
