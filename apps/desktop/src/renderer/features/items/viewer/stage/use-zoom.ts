import {
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import {
  isLarger,
  moveBy,
  wholePicture,
  zoomTo,
  type Place,
  type Size,
  type Stage,
  type View,
} from './zoom.ts'

const STEP = 1.25
/** CSS pixels that an arrow key moves. */
const MOVE = 80
const MIDDLE: Place = { x: 0, y: 0 }
const arrows: Readonly<Record<string, Place>> = {
  ArrowLeft: { x: MOVE, y: 0 },
  ArrowRight: { x: -MOVE, y: 0 },
  ArrowUp: { x: 0, y: MOVE },
  ArrowDown: { x: 0, y: -MOVE },
}

export interface Zoom {
  /** Goes to the stage. */
  frame: RefObject<HTMLDivElement | null>
  /** Undefined until the stage has a size. */
  shown: { view: View; on: Stage } | undefined
  nearer(): void
  farther(): void
  whole(): void
  /** A pixel of the picture on a pixel of the screen. */
  actual(): void
  /** Go to the stage, too: wheel, pinch, drag, double click and keys. */
  handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void
    onPointerMove(event: PointerEvent<HTMLElement>): void
    onPointerUp(event: PointerEvent<HTMLElement>): void
    onPointerCancel(event: PointerEvent<HTMLElement>): void
    onDoubleClick(event: MouseEvent<HTMLElement>): void
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
  }
}

/** A picture on a stage that is zoomed and moved by hand; until then all of it is shown, whatever the stage's size. */
export function useZoom(picture: Size): Zoom {
  const frame = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Size>()
  const [chosen, setChosen] = useState<View>()
  const pointers = useRef(new Map<number, Place>())

  const on = stage && { picture, stage, pixel: 1 / window.devicePixelRatio }
  const view = on && (chosen ? moveBy(chosen, MIDDLE, on) : wholePicture(on))

  const change = (next: (view: View, on: Stage) => View): void => {
    if (on) setChosen((now) => next(now ?? wholePicture(on), on))
  }
  const zoomBy = (factor: number, at = MIDDLE): void =>
    change((now, place) => zoomTo(now, now.scale * factor, at, place))
  const whole = (): void => setChosen(undefined)
  const actual = (at = MIDDLE): void => change((now, place) => zoomTo(now, place.pixel, at, place))
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }): Place => {
    const box = frame.current?.getBoundingClientRect() ?? new DOMRect()
    return { x: clientX - box.x - box.width / 2, y: clientY - box.y - box.height / 2 }
  }

  const turnWheel = useEffectEvent((event: WheelEvent): void => {
    // The page itself is not zoomed.
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16
    // Two fingers that pinch come as a wheel with Ctrl, in smaller steps.
    const speed = event.ctrlKey ? 0.01 : 0.002
    zoomBy(Math.exp(-event.deltaY * lines * speed), placeOf(event))
  })
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = (): void => setStage({ width: element.clientWidth, height: element.clientHeight })
    const sizes = new ResizeObserver(measure)
    measure()
    sizes.observe(element)
    // React would listen passively, and the page could not be kept from zooming.
    element.addEventListener('wheel', turnWheel, { passive: false })
    return () => {
      sizes.disconnect()
      element.removeEventListener('wheel', turnWheel)
    }
  }, [])

  /** Follows one pointer as a drag, and two as a pinch. */
  const follow = (event: PointerEvent<HTMLElement>): void => {
    if (!pointers.current.has(event.pointerId)) return
    const before = spread([...pointers.current.values()])
    pointers.current.set(event.pointerId, placeOf(event))
    const after = spread([...pointers.current.values()])
    change((now, place) =>
      zoomTo(
        moveBy(now, { x: after.x - before.x, y: after.y - before.y }, place),
        now.scale * (after.width / before.width),
        after,
        place,
      ),
    )
  }
  const letGo = (event: PointerEvent): void => void pointers.current.delete(event.pointerId)
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const move = view && on && isLarger(view, on) ? arrows[event.key] : undefined
    if (event.key === '+' || event.key === '=') zoomBy(STEP)
    else if (event.key === '-') zoomBy(1 / STEP)
    else if (event.key === '0') whole()
    else if (event.key === '1') actual()
    else if (move) change((now, place) => moveBy(now, move, place))
    else return
    event.preventDefault()
    // Arrows go to the neighbours only where they move nothing.
    event.stopPropagation()
  }
  return {
    frame,
    shown: on && view && { view, on },
    nearer: () => zoomBy(STEP),
    farther: () => zoomBy(1 / STEP),
    whole,
    actual: () => actual(),
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        pointers.current.set(event.pointerId, placeOf(event))
      },
      onPointerMove: follow,
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onDoubleClick: (event) => (chosen ? whole() : actual(placeOf(event))),
      onKeyDown: press,
    },
  }
}

/** The middle of one or two pointers, and how far they are apart. */
function spread([first = MIDDLE, second]: readonly Place[]): Place & { width: number } {
  if (!second) return { ...first, width: 1 }
  return {
    x: (first.x + second.x) / 2,
    y: (first.y + second.y) / 2,
    width: Math.max(1, Math.hypot(first.x - second.x, first.y - second.y)),
  }
}
