import { useLayoutEffect, useState, type RefObject } from 'react'

/** How many columns a table of jobs has room for. */
export type Room = 'wide' | 'middle' | 'narrow'

/**
 * The room in a table, measured: a container query would be asked anew for every row that scrolling brings, and made
 * that take twice as long.
 */
export function useRoom(table: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>('wide')
  useLayoutEffect(() => {
    const element = table.current
    if (!element) return
    const measure = (): void => setRoom(roomOf(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [table])
  return room
}

function roomOf(width: number): Room {
  if (width > 840) return 'wide'
  return width > 720 ? 'middle' : 'narrow'
}
