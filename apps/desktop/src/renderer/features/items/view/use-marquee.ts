import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { modeOf, nothingSelected, selectArea, type Selection, type SelectMode } from '../../../ui/selection.ts'
import type { Point } from './grid-geometry.ts'

/** A hand that moves less than this has clicked. Pixels. */
const LEAST = 4
/** So near to an edge the grid scrolls, by a part of the distance each frame. */
const EDGE = 28

interface Marquee {
  scroller: RefObject<HTMLElement | null>
  /** What scrolls in it: areas are measured from its corner. */
  canvas: RefObject<HTMLElement | null>
  tilesBetween: (one: Point, other: Point) => number[]
  order: readonly string[]
  selection: Selection
  onSelect: (selection: Selection) => void
}

interface Drawing {
  from: Point
  before: Selection
  mode: SelectMode
  /** Where the pointer is in the window. */
  pointer: Point
  moved: boolean
  /** The tiles that were touched last. */
  touched: string
  frame: number
}

/** Draws a rectangle from empty space over the tiles it selects; near an edge they scroll. */
export function useMarquee(marquee: Marquee) {
  const [area, setArea] = useState<{ left: number; top: number; width: number; height: number }>()
  const drawing = useRef<Drawing>(undefined)
  const latest = useRef(marquee)
  useEffect(() => {
    latest.current = marquee
  })
  useEffect(() => () => cancelAnimationFrame(drawing.current?.frame ?? 0), [])

  const pointIn = ({ x, y }: Point): Point => {
    const corner = latest.current.canvas.current?.getBoundingClientRect()
    return { x: x - (corner?.left ?? 0), y: y - (corner?.top ?? 0) }
  }
  /** Once a frame at most, however often the pointer moves. */
  const draw = (): void => {
    const now = drawing.current
    const { scroller, tilesBetween, order, onSelect } = latest.current
    if (!now || !scroller.current) return
    now.frame = 0
    const view = scroller.current.getBoundingClientRect()
    const beyond = Math.min(0, now.pointer.y - view.top - EDGE) + Math.max(0, now.pointer.y - view.bottom + EDGE)
    const scrolledFrom = scroller.current.scrollTop
    if (beyond !== 0) scroller.current.scrollTop += beyond / 3
    const to = pointIn(now.pointer)
    const { from } = now
    now.moved ||= Math.hypot(to.x - from.x, to.y - from.y) >= LEAST
    if (!now.moved) return
    setArea({
      left: Math.min(from.x, to.x),
      top: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    })
    const tiles = tilesBetween(from, to)
    const touched = `${tiles[0]} ${tiles.at(-1)} ${tiles.length}`
    if (touched !== now.touched) {
      now.touched = touched
      onSelect(selectArea(now.before, order, tiles, now.mode))
    }
    if (scroller.current.scrollTop !== scrolledFrom) now.frame = requestAnimationFrame(draw)
  }
  const end = (): void => {
    cancelAnimationFrame(drawing.current?.frame ?? 0)
    drawing.current = undefined
    setArea(undefined)
  }

  return {
    area,
    /** For the element that scrolls; `isEmpty` tells whether the pointer is on no tile. */
    handlers: (isEmpty: (target: EventTarget) => boolean) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const view = event.currentTarget
        const onScrollbar = event.clientX - view.getBoundingClientRect().left >= view.clientWidth
        if (event.button !== 0 || onScrollbar || !isEmpty(event.target)) return
        view.setPointerCapture(event.pointerId)
        const pointer = { x: event.clientX, y: event.clientY }
        drawing.current = {
          ...{ from: pointIn(pointer), before: marquee.selection, mode: modeOf(event), pointer },
          ...{ moved: false, touched: '', frame: 0 },
        }
      },
      onPointerMove(event: PointerEvent) {
        const now = drawing.current
        if (!now) return
        now.pointer = { x: event.clientX, y: event.clientY }
        now.frame ||= requestAnimationFrame(draw)
      },
      onPointerUp() {
        const now = drawing.current
        // As in a file manager: a click beside everything selects nothing.
        if (now && !now.moved && now.mode === 'one') marquee.onSelect(nothingSelected)
        else if (now?.frame) draw()
        end()
      },
      onPointerCancel() {
        if (drawing.current?.moved) marquee.onSelect(drawing.current.before)
        end()
      },
    }),
  }
}
